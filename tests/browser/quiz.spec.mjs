// The quiz: by keyboard, for everyone, its rules as a reader meets them, and its height.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from './figure.mjs';
import { PEOPLE, PLAIN, headline, home, notSure, open, questions } from './quiz.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Presses Tab until the focus is on what `wanted` describes. */
const tabTo = async (page, wanted) => {
  for (let i = 0; i < 150; i++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), wanted)) return;
  }
  throw new Error(`${wanted} is not reached by Tab`);
};

test('the whole quiz with the keyboard alone', async ({ page }) => {
  const quiz = await open(page);
  const mix = { ...PLAIN, ...home, marks: ['icepick', 'rolling', 'flat'], acne: ['inflamed'], tone: ['six'] };
  // The reader comes from the text before.
  await page.evaluate(() => {
    const links = [...document.querySelectorAll('a[href]')];
    const before = (link) => link.compareDocumentPosition(document.querySelector('[data-quiz]')) & Node.DOCUMENT_POSITION_FOLLOWING;
    links.filter((link) => before(link) && link.checkVisibility()).at(-1).focus();
  });
  for (const [i, { id, answers, many }] of questions.entries()) {
    await quiz.isAt(id);
    if (i > 0) await expect(quiz.heading, id).toBeFocused();
    await tabTo(page, 'fieldset input');
    const places = mix[id].map((answer) => answers.indexOf(answer)).sort((a, b) => a - b);
    if (many) {
      let at = 0;
      for (const place of places) {
        for (; at < place; at++) await page.keyboard.press('Tab');
        await page.keyboard.press('Space');
      }
    } else if (places[0] === 0) {
      await page.keyboard.press('Space');
    } else {
      for (let at = 0; at < places[0]; at++) await page.keyboard.press('ArrowDown');
    }
    for (const answer of answers) await expect(quiz.box(id, answer)).toBeChecked({ checked: mix[id].includes(answer) });
    // Enter in a box, on the button, or Space on it: all go on.
    if (i % 3 > 0) await tabTo(page, '[type="submit"]');
    await page.keyboard.press(i % 3 === 2 ? 'Space' : 'Enter');
  }
  await quiz.isAt('check');
  await expect(quiz.heading).toBeFocused();
  await tabTo(page, '[data-row="4"] [data-change]');
  await page.keyboard.press('Enter');
  await quiz.isAt('acne');
  await expect(quiz.heading).toBeFocused();
  await tabTo(page, ':checked');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await quiz.isAt('check');
  await expect(quiz.heading).toBeFocused();
  await expect(quiz.row('acne')).toContainText('Quiet for a year or more');
  await tabTo(page, '[data-see]');
  await page.keyboard.press('Enter');
  await quiz.isAt('outcome');
  await expect(quiz.heading).toBeFocused();
  await expect(quiz.heading).toHaveText(headline('poor-match'));
  await tabTo(page, '[data-outcome] [data-back]');
  await page.keyboard.press('Enter');
  await quiz.isAt('check');
  await tabTo(page, '[data-see]');
  await page.keyboard.press('Space');
  await tabTo(page, '[data-again]');
  await page.keyboard.press('Enter');
  await quiz.isAt('spot');
  await expect(quiz.heading).toBeFocused();
  expect(await quiz.ticked()).toBe(0);
});

const faults = (page, root, only) => page.evaluate(async ([root, only]) => {
  const { violations } = await window.axe.run(root ?? document, { resultTypes: ['violations'], preload: false, ...(only && { runOnly: only }) });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
}, [root, only]);

for (const [width, colorScheme] of [[1280, 'light'], [1280, 'dark'], [320, 'light'], [320, 'dark']]) {
  test(`everyone can use every question, the check and each outcome: ${width} px, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme });
    await page.setViewportSize({ width, height: 800 });
    const quiz = await open(page);
    await page.evaluate(axe);
    await quiz.lead(notSure);
    if (width === 1280 && colorScheme === 'light') expect(await faults(page), 'the page with the longest outcome').toEqual([]);
    await quiz.again();
    // axe reads the whole page every time: from here on the quiz alone.
    await page.evaluate(() => document.querySelectorAll('main > :not([aria-labelledby="quiz"]), footer, dialog').forEach((part) => part.remove()));
    // In the dark the same page has other colours, nothing else.
    const here = () => faults(page, '[data-quiz]', colorScheme === 'dark' ? ['color-contrast', 'link-in-text-block'] : undefined);
    for (const { id } of questions) {
      await quiz.lead(home, id);
      // One question with its complaint, the others as they come.
      if (id === 'skin') await quiz.next();
      expect.soft(await here(), id).toEqual([]);
    }
    await quiz.lead(home, 'check');
    expect.soft(await here(), 'check').toEqual([]);
    await quiz.lead(home);
    for (const { who, answers } of [...PEOPLE, { who: 'not sure of anything', answers: notSure }]) {
      await quiz.again();
      await quiz.lead(answers);
      expect.soft(await here(), who).toEqual([]);
    }
  });
}

test('needle and age of scars are asked only where they matter, and the check says so', async ({ page }) => {
  const quiz = await open(page);
  const asked = async (answers) => (await quiz.lead(answers, 'check')).map(({ id }) => id).slice(0, -1);
  const without = (...skipped) => questions.map(({ id }) => id).filter((id) => !skipped.includes(id));
  const again = async () => {
    await quiz.lead();
    await quiz.again();
  };
  for (const [answers, skipped] of [
    [{}, ['needle']],
    [{ ...home }, []],
    [{ marks: ['flat'] }, ['scar-age', 'needle']],
    [{ marks: ['flat'], ...home }, ['scar-age']],
    [{ marks: ['flat', 'not-sure'], place: ['not-sure'] }, ['needle']],
    [{ marks: ['flat', 'rolling'], place: ['spa'] }, ['needle']],
  ]) {
    expect(await asked(answers)).toEqual(without(...skipped));
    for (const { id } of questions) {
      const row = quiz.row(id);
      await expect(row.locator('.skipped:visible'), id).toHaveCount(skipped.includes(id) ? 1 : 0);
      await expect(row.locator('.chosen:visible'), id).toHaveCount(skipped.includes(id) ? 0 : (answers[id] ?? PLAIN[id]).length);
      await expect(row.getByRole('button'), id).toHaveCount(skipped.includes(id) ? 0 : 1);
    }
    await again();
  }
});

test('some answers stand alone, none is not an answer, and a change asks what it has opened', async ({ page }) => {
  const quiz = await open(page);
  // Without an answer the quiz stays, and says why in words; the complaint goes when it is answered.
  await quiz.next();
  await expect(quiz.alert).toHaveText('Please choose an answer first. "Not sure" is fine.');
  await quiz.isAt('spot');
  await quiz.answer('spot', 'no');
  await expect(quiz.alert).toHaveText('');
  await expect(quiz.progress).toHaveText('Question 1 of about 17');
  await quiz.lead({}, 'infection');
  await expect(quiz.progress).toHaveText('Question 4 of about 17');
  for (const alone of ['none', 'not-sure']) {
    await quiz.answer('infection', 'cold-sore-past', 'infection');
    await expect(quiz.news).toHaveText('');
    await quiz.answer('infection', alone);
    await expect(quiz.news).toHaveText('This answer stands alone, so the others are cleared.');
    expect(await quiz.question('infection').locator('input:checked').count()).toBe(1);
    await expect(quiz.box('infection', alone)).toBeChecked();
    await quiz.answer('infection', 'cold-sore-past');
    await expect(quiz.box('infection', alone)).not.toBeChecked();
  }
  await quiz.box('infection', 'cold-sore-past').uncheck();
  await quiz.next();
  await expect(quiz.alert).not.toHaveText('');
  await quiz.isAt('infection');
  // Back keeps what was answered.
  await quiz.button('Back').click();
  await quiz.isAt('tendency');
  await expect(quiz.box('tendency', 'no')).toBeChecked();
  await quiz.lead({ marks: ['flat'] }, 'check');

  // A change that opens nothing leads back to the check.
  await quiz.change('age');
  await quiz.isAt('age');
  await expect(quiz.box('age', 'over-21')).toBeChecked();
  await quiz.answer('age', '18-to-21');
  await quiz.next();
  await quiz.isAt('check');
  await expect(quiz.row('age')).toContainText('18 to 21');
  // One that opens a question asks that one only, once.
  await quiz.change('place');
  await quiz.answer('place', 'home');
  await quiz.next();
  await quiz.isAt('needle');
  // On the way back to the check the question stays open: the outcome waits for it.
  await quiz.button('Back').click();
  await quiz.isAt('check');
  await quiz.button('See what your answers point to').click();
  await quiz.isAt('needle');
  await expect(quiz.heading).toBeFocused();
  await quiz.answer('needle', 'long');
  await quiz.next();
  await quiz.isAt('check');
  await quiz.change('place');
  await quiz.answer('place', 'professional');
  await quiz.next();
  await quiz.isAt('check');
  await expect(quiz.row('needle')).toContainText('Skipped');
  await quiz.lead();
  await expect(quiz.heading, 'the needle of before does not count').toHaveText(headline('discuss'));
});

test('the quiz keeps its height, and nothing runs out of a narrow window', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const quiz = await open(page);
  const walk = await quiz.lead(home, 'check');
  for (const [i, { id, height }] of walk.entries()) if (i > 0) expect(height, id).toBeGreaterThanOrEqual(walk[i - 1].height);
  const height = walk.at(-1).height;
  await quiz.lead();
  // A phone hides its address bar as one scrolls; that is no new size.
  await page.setViewportSize({ width: 390, height: 900 });
  await quiz.again();
  expect((await quiz.lead({}, 'marks')).map(({ height }) => height)).toEqual([height, height]);
  await page.setViewportSize({ width: 320, height: 800 });
  const wide = ({ sideways }) => sideways > 320;
  expect((await quiz.lead(home)).filter(wide)).toEqual([]);
  for (const { answers } of [...PEOPLE, { answers: notSure }]) {
    await quiz.again();
    expect((await quiz.lead(answers)).filter(wide)).toEqual([]);
  }
  // Made wider at the outcome, a question is not as high as the outcome was.
  await page.setViewportSize({ width: 1280, height: 800 });
  await quiz.again();
  expect((await quiz.lead({}, 'spot'))[0].height).toBeLessThan(height);
});
