// What the answers point to, in words, on paper, and what of the quiz can be read without the program.
import { expect, test } from './figure.mjs';
import { PEOPLE, PLAIN, Quiz, headline, notSure, open, others, questions, rules, say } from './quiz.mjs';

/** Lines of what to expect that are for some marks only. */
const EXPECTED_FOR = {
  'Soft waves tend': ['rolling'], 'For shallow dents': ['boxcar-shallow'], 'Narrow, deep pits': ['icepick'], 'Deep dents usually': ['boxcar-deep'],
  'Flat marks are not': ['flat'], 'For raised scars': ['hypertrophic', 'keloid'],
};

test('what the answers point to: headline, every reason with its ground, what to expect and what to ask', async ({ page }) => {
  const quiz = await open(page);
  const general = await quiz.outcome.locator('.part:has(h4:text-is("Questions to take with you")) li:not([data-any])').allTextContents();
  expect(general.length).toBeGreaterThan(5);
  const part = (heading) => quiz.outcome.locator(`.part:has(h4:text-is("${heading}")) li:visible`);
  for (const { who, answers, headline: name, until, reasons } of PEOPLE) {
    await quiz.lead(answers);
    const untilWords = until === 'several' ? 'the points below are met' : until && (await quiz.outcome.locator('h3:visible span:visible').textContent());
    await expect(quiz.heading, who).toHaveText(headline(name).replace('{until}', untilWords), { useInnerText: true });
    await expect(quiz.outcome.locator('.headline:visible'), who).toContainText('This page informs; it does not advise treatment.');

    // The strictest first, and every one with all that it stands on.
    const severity = ['stop', 'wait', 'ask', 'poor-match', 'note'];
    const shown = await quiz.reasons.evaluateAll((reasons) => reasons.map((reason) => {
      const links = [...reason.querySelectorAll('a[href^="#source-"]')];
      const cards = links.every((link) => document.querySelector(link.getAttribute('href'))?.matches('.source-card'));
      // What is seen, with every mark of a source given its name again.
      const words = (selector) => {
        const part = reason.querySelector(selector).cloneNode(true);
        for (const link of part.querySelectorAll('a')) link.replaceWith(` [${link.getAttribute('href').slice('#source-'.length)}]`);
        return part.textContent.replace(/\s+/g, ' ').trim();
      };
      return {
        id: reason.id.slice('reason-'.length), title: reason.querySelector('h5').firstChild.textContent, severity: reason.dataset.look,
        text: words('.because'), change: words('.change-it'), chips: [...reason.querySelectorAll('.chips span')].map((chip) => chip.innerText),
        sources: [...new Set(links.map((link) => link.getAttribute('href').slice('#source-'.length)))], cards,
      };
    }));
    expect(shown.map(({ id }) => id).sort(), who).toEqual([...reasons].sort());
    const order = shown.map((reason) => severity.indexOf(reason.severity));
    expect(order, who).toEqual([...order].sort((a, b) => a - b));
    for (const reason of shown) {
      const rule = rules[reason.id];
      expect(reason.severity, reason.id).toBe(rule.outcome);
      expect(reason.title, reason.id).toBe(rule.title);
      expect(reason.change, reason.id).toBe(`What would change it: ${rule.change}.`);
      expect(reason.chips, reason.id).toEqual([
        say(`strength_${rule.strength}`), say(`certainty_${rule.certainty}`), rule.sources.length === 1 ? '1 source' : `${rule.sources.length} sources`,
      ]);
      expect(reason.text, reason.id).toBe(rule.text);
      expect(reason.sources.sort(), reason.id).toEqual([...rule.sources].sort());
      expect(reason.cards, reason.id).toBe(true);
    }
    await expect(quiz.outcome.locator('[data-no-reasons]')).toBeVisible({ visible: reasons.length === 0 });

    const toTake = await part('Questions to take with you').allTextContents();
    const own = [...new Set(reasons.map((id) => rules[id].ask).filter(Boolean))];
    expect([...toTake].sort(), who).toEqual([...own, ...general].sort());

    const marks = answers.marks ?? PLAIN.marks;
    const expected = await part('What to expect').allTextContents();
    for (const [line, kinds] of Object.entries(EXPECTED_FOR)) {
      expect(expected.some((words) => words.startsWith(line)), `${who}: ${line}`).toBe(kinds.some((kind) => marks.includes(kind)));
    }
    expect(expected.filter((words) => /do not vanish|US dollars a session/.test(words)), who).toHaveLength(2);
    const offered = await part('What else exists').locator('summary').allTextContents();
    const fitting = others.filter(({ kinds }) => kinds.some((kind) => marks.includes(kind))).map(({ name }) => name);
    expect(offered.sort(), who).toEqual(fitting.sort());
    await expect(part('What else exists').first(), who).toContainText('Doing nothing is an option');
    const signs = quiz.outcome.locator('h4:text-is("Signs that need a doctor after needling") + ul > li:visible');
    expect(await signs.count(), who).toBeGreaterThan(5);
    const words = await quiz.outcome.evaluate((outcome) => outcome.innerText);
    expect(words.match(/suitable|candidate|recommend|diagnos|score|guarantee|match percent|\bcure/i), who).toBeNull();
    await quiz.again();
  }
});

test('what the answers point to takes one page of paper', async ({ page }) => {
  const quiz = await open(page);
  const sheets = async (answers) => {
    await quiz.lead(answers);
    await page.evaluate(() => { document.documentElement.dataset.prints = 'quiz'; });
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    await page.evaluate(() => { delete document.documentElement.dataset.prints; });
    const reasons = await quiz.reasons.count();
    await quiz.again();
    const [, width, height] = pdf.match(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/).map(Number);
    expect([Math.round(width), Math.round(height)], 'A4').toEqual([595, 842]);
    return { pages: pdf.match(/\/Type\s*\/Page\b(?!s)/g).length, reasons };
  };
  expect(await sheets({})).toEqual({ pages: 1, reasons: 0 });
  expect(await sheets({ marks: ['icepick', 'rolling'], acne: ['inflamed'], tone: ['five'] })).toEqual({ pages: 1, reasons: 3 });
  expect(await sheets({ marks: ['boxcar-deep', 'boxcar-shallow'], acne: ['inflamed'], tone: ['five'], infection: ['cold-sore-past'] })).toEqual({ pages: 1, reasons: 4 });
  expect(await sheets({
    marks: ['icepick', 'rolling'], tendency: ['family'], infection: ['cold-sore-past'], isotretinoin: ['within-six-months'],
    tone: ['four'], hope: ['vanish'],
  })).toEqual({ pages: 1, reasons: 6 });
  // The most reasons that a mix of everything brings: more than a page, but few.
  const most = await sheets({
    ...notSure, marks: questions.find(({ id }) => id === 'marks').answers, tendency: ['both'], infection: ['infection', 'cold-sore-now', 'cold-sore-past'],
    skin: ['flaring', 'calm', 'koebner'], blood: ['bleeding-disorder', 'thinners'],
    health: ['immune', 'diabetes-uncontrolled', 'diabetes-controlled', 'healing', 'radiotherapy'],
    recent: ['sun', 'filler', 'resurfacing'], allergy: ['metal', 'numbing-cream', 'implant'], place: ['home'],
  });
  test.info().annotations.push({ type: 'worst case', description: `${most.reasons} reasons on ${most.pages} pages` });
  expect(most.pages).toBeLessThanOrEqual(3);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('every question and every reason can be read, and the form goes nowhere', async ({ page, context }) => {
    await page.goto('./');
    const quiz = new Quiz(page);
    await expect(quiz.root.locator('noscript p')).toBeVisible();
    await expect(quiz.root.locator('fieldset:visible')).toHaveCount(questions.length);
    await expect(quiz.root.locator('fieldset label:visible')).toHaveCount(questions.flatMap(({ answers }) => answers).length);
    const requests = [];
    page.on('request', (request) => requests.push(request.url()));
    const address = page.url();
    await quiz.answer('spot', 'yes');
    await expect(quiz.root.locator('button:visible')).toHaveCount(0);
    await quiz.box('spot', 'yes').press('Enter');
    await expect(quiz.box('spot', 'yes')).toBeChecked();
    expect(page.url()).toBe(address);
    expect(requests).toEqual([]);
    expect(await context.cookies()).toEqual([]);
    // The outcomes with their reasons are on the second page.
    await quiz.root.getByRole('link', { name: 'Read all outcomes with their reasons' }).click();
    await expect(page.locator('.reason:visible .because:visible')).toHaveCount(Object.keys(rules).length);
    await expect(page.locator('button:visible')).toHaveCount(0);
  });
});
