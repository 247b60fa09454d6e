// What is known: every claim with its sources, the filters, links to a claim, cards in a dialog, and shares as a hundred dots.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { choose, expect, fits, test } from './figure.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What cites sources without a link that stands there at once: the quiz with its reasons, the kinds of scar that are not chosen, the model and its studies. */
const elsewhere = ['quiz.toml', 'en/quiz.toml', 'evidence/options.toml', 'en/scars.md', 'skin.toml', 'evidence/studies.toml']
  .map((file) => readFileSync(new URL(`../../content/${file}`, import.meta.url), 'utf8')).join();

/** The claims on the page, in its order. */
const claims = (page) => page.locator('.claim').evaluateAll((claims) => claims.map((claim) => ({
  id: claim.id,
  verdict: claim.dataset.verdict,
  chapter: claim.dataset.chapter,
  said: claim.querySelector('.verdict').textContent,
  certainty: claim.querySelector('.certainty').textContent,
  sources: claim.querySelectorAll('.sources-line li').length,
  none: claim.querySelector('.sources-line').textContent,
})));

const shown = (page) => page.locator('.claim:visible').count();

const status = (page) => page.locator('[data-evidence] [data-shown]');

const choice = (page, row, name) => page.locator(`[data-filter="${row}"] .choice`).filter({ hasText: name });

test('every claim stands there with verdict, certainty and sources, and no card or link is an orphan', async ({ page }) => {
  await page.goto('./');
  await expect(page.locator('.filters')).toBeVisible();
  const all = await claims(page);
  expect(all.map(({ id }) => id).sort()).toEqual(Array.from({ length: 46 }, (_, i) => `claim-s${i + 1}`).sort());
  for (const { id, said, certainty, sources, none } of all) {
    expect(said, id).toMatch(/^(Supported|Partly true|Contradicted|Not shown)$/);
    expect(certainty, id).toMatch(/ertainty/);
    if (sources === 0) expect(none, id).toBe('No source was found for this claim.');
  }
  expect(all.slice(0, 5).map(({ id }) => id)).toEqual(['s5', 's14', 's12', 's16', 's10'].map((id) => `claim-${id}`));
  const [links, cards] = await page.evaluate(() => [
    [...new Set([...document.querySelectorAll('a[href^="#source-"]')].map((link) => link.getAttribute('href').slice(1)))].sort(),
    [...document.querySelectorAll('.source-card')].map((card) => card.id).sort(),
  ]);
  expect(cards.length).toBeGreaterThan(100);
  expect(links.filter((id) => !cards.includes(id)), 'links without a card').toEqual([]);
  const idle = cards.filter((id) => !links.includes(id) && !new RegExp(`["[]${id.slice('source-'.length)}["\\]]`).test(elsewhere));
  expect(idle, 'cards that nothing cites').toEqual([]);
  // A share is a hundred dots, as many filled as the words say; nothing counted is never a number.
  const counted = await page.locator('.effect[data-known], .comparison .side').evaluateAll((items) => items.map((item) => ({
    words: item.querySelector('.share').textContent,
    // What the browser paints in each of the hundred places; dots in a row are a dashed line.
    dots: ['sure', 'perhaps', 'none'].map((kind) => [...Array(100).keys()].filter((person) => {
      const place = new DOMPoint(11 * (person % 10) + 5.5, 11 * Math.floor(person / 10) + 5.5);
      return [...item.querySelectorAll(`.icon-array .${kind}`)].some((part) => (part.tagName === 'path' ? part.isPointInStroke(place) : part.isPointInFill(place)));
    }).length),
  })));
  expect(counted.length).toBeGreaterThanOrEqual(7);
  for (const { words, dots: [sure, perhaps, none] } of counted) {
    const [low, high = low] = words === 'none seen' ? [0] : words.replace(' of 100', '').split(' to ').map((share) => Math.round(Number(share)));
    expect([sure, sure + perhaps, none], words).toEqual([low, high, 100 - high]);
  }
  const unknown = page.locator('.effect:not([data-known])');
  expect(await unknown.count()).toBeGreaterThan(5);
  for (const words of await unknown.locator('.share').allTextContents()) expect(words).toBe('share not known');
});

test('filters show what they count, and a link opens its claim whatever they hide', async ({ page }) => {
  await page.goto('./#claim=s14');
  const linked = page.locator('#claim-s14');
  await expect(linked).toHaveAttribute('data-linked');
  await expect(linked.locator('details')).toHaveAttribute('open');
  await expect(linked.locator('summary')).toBeFocused();
  await expect(linked.locator('summary')).toBeInViewport();
  const all = await claims(page);
  const count = (wanted) => all.filter((claim) => Object.entries(wanted).every(([key, value]) => claim[key] === value)).length;
  for (const row of ['verdict', 'chapter']) {
    for (const input of await page.locator(`[data-filter="${row}"] input`).all()) {
      const value = await input.getAttribute('value');
      await choose(input);
      const n = count(value ? { [row]: value } : {});
      expect(await shown(page), value).toBe(n);
      await expect(status(page)).toHaveText(n === 1 ? '1 claim shown' : `${n} claims shown`);
      expect(await page.locator(`[data-filter="${row}"] :checked + span .count`).textContent()).toBe(String(n));
      expect(await page.locator('.claims-group:visible').count()).toBe(await page.locator('.claims-group:has(.claim:visible)').count());
    }
    await choose(page.locator(`[data-filter="${row}"] input`).first());
  }
  // Two rows at once: what a choice counts is what it shows.
  await choose(choice(page, 'chapter', 'Safety').locator('input'));
  await choose(choice(page, 'verdict', 'Supported').locator('input'));
  expect(await shown(page)).toBe(count({ chapter: 'safety', verdict: 'supported' }));
  await choose(choice(page, 'verdict', 'Contradicted').locator('input'));
  await expect(choice(page, 'verdict', 'Contradicted').locator('.count')).toHaveText('0');
  await expect(status(page)).toHaveText('No claim is both. Choose another part or verdict.');
  // A link clears them; a link that names nothing shows all and says so.
  await page.evaluate(() => { location.hash = '#claim=s12'; });
  await expect(page.locator('#claim-s12 summary')).toBeFocused();
  await expect(page.locator('[data-linked]')).toHaveCount(1);
  await page.locator('#claim-s12 .permalink a').click();
  await expect(page.locator('#claim-s12')).toHaveAttribute('data-linked');
  await choose(choice(page, 'chapter', 'At home').locator('input'));
  await page.evaluate(() => { location.hash = '#claim=s99'; });
  await expect(status(page)).toHaveText('The link names a claim that is not here. All claims are shown.');
  await expect(status(page)).toBeInViewport();
  expect(await shown(page)).toBe(46);
});

test('the mark of a source opens its card over the page, and Escape gives the focus back', async ({ page }) => {
  await page.goto('./');
  await expect(page.locator('html')).toHaveAttribute('data-program', 'ready');
  const dialog = page.locator('#source-dialog');
  // One mark in a chapter that the program draws, one in each of the others.
  for (const chapter of ['.chapter:has([data-figure="healing"])', '[aria-labelledby="risks"]', '[aria-labelledby="evidence"]']) {
    const mark = page.locator(`${chapter} .prose a[href^="#source-"]`).first();
    const card = page.locator(await mark.getAttribute('href'));
    await mark.focus();
    await page.keyboard.press('Enter');
    await expect(dialog).toBeVisible();
    const title = await card.locator('h4').textContent();
    await expect(dialog).toHaveAccessibleName(title);
    await expect(dialog.locator('h4')).toHaveText(title);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(mark).toBeFocused();
  }
  await page.locator('[aria-labelledby="risks"] .effect a').first().click();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(dialog).toBeHidden();
});

test('everyone can use the chapters, and nothing runs out of a narrow window', async ({ page }) => {
  await page.goto('./#claim=s14');
  await expect(page.locator('#claim-s14 summary')).toBeFocused();
  await page.evaluate(() => document.querySelectorAll('.risks details').forEach((details) => { details.open = true; }));
  await page.evaluate(axe);
  const faults = (root) => page.evaluate(async (root) => {
    const { violations } = await window.axe.run(root);
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
  }, root);
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 800 });
    await fits(page, width);
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      for (const chapter of ['risks', 'evidence', 'about']) {
        expect(await faults(`[aria-labelledby="${chapter}"]`), `${chapter} ${width} ${colorScheme}`).toEqual([]);
      }
      await page.locator('#claim-s14 .sources-line a').first().click();
      expect(await faults('#source-dialog'), `dialog ${width} ${colorScheme}`).toEqual([]);
      await page.keyboard.press('Escape');
    }
  }
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the chapters are there to be read', async ({ page }) => {
    await page.goto('./');
    await expect(page.getByRole('heading', { name: 'What can go wrong, and at home?' })).toBeVisible();
    await expect(page.locator('.filters')).toBeHidden();
    await expect(page.locator('.claim:visible')).toHaveCount(46);
    await page.locator('#claim-s14 summary').click();
    await expect(page.locator('#claim-s14 .claim-card')).toBeVisible();
    // The cards are on the second page, to which every mark leads.
    await page.locator('#claim-s14 .sources-line a').first().click();
    await expect(page).toHaveURL(/more\.html#source-/);
    await expect(page.locator('.source-card:target')).toBeVisible();
  });
});
