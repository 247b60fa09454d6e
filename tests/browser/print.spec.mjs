// On paper: the whole story with its stills and its sources on at most twelve sheets of A4, light, and nothing to press.
import { expect, test } from './figure.mjs';

const SHEETS = 12;
const CHAPTERS = ['answer', 'needles', 'healing', 'scars', 'twin', 'sessions', 'risks', 'quiz', 'evidence', 'studies', 'about'];

/** Opens the page and waits until the program is at work and the sources are there. */
async function open(page) {
  await page.goto('./');
  await page.locator('#all-sources').waitFor({ state: 'attached' });
  await expect(page.locator('[data-figure="sessions"] [inert]')).toHaveCount(0);
  await page.evaluate(() => document.fonts.ready);
}

/** Sheets of paper that the page takes. */
async function sheets(page) {
  const pdf = await page.pdf({ format: 'A4' });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g).length;
}

/** How many elements that match have a place on the sheet. */
function shown(page, selector) {
  return page.locator(selector).evaluateAll((all) => all.filter((one) => {
    const { width, height } = one.getBoundingClientRect();
    return width > 1 && height > 1 && one.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  }).length);
}

test('the story takes at most twelve sheets, after the reader has moved things too', async ({ page }) => {
  await open(page);
  const first = await sheets(page);
  test.info().annotations.push({ type: 'sheets', description: String(first) });
  expect(first).toBeLessThanOrEqual(SHEETS);
  // Another mark, another scar in the course: no sheet more.
  await page.locator('.mark-choices label', { hasText: 'Keloid' }).click();
  await page.getByLabel('Scar', { exact: true }).selectOption({ label: 'Keloid' });
  expect(await sheets(page)).toBeLessThanOrEqual(SHEETS);
});

test('all chapters, stills, marks and sources are on it, and nothing to press', async ({ page }) => {
  await open(page);
  await page.emulateMedia({ media: 'print' });
  for (const id of CHAPTERS) await expect(page.locator(`#${id}`), id).toBeVisible();
  expect(await shown(page, '.figure svg.still'), 'three figures, one of two skins').toBe(4);
  expect(await shown(page, '.figure canvas')).toBe(0);
  expect(await shown(page, '.mark-facts')).toBe(8);
  expect(await shown(page, '.source-card h4')).toBe(await page.locator('.source-card').count());
  expect(await shown(page, '.claim .fair')).toBe(await page.locator('.claim').count());
  expect(await shown(page, 'button, input[type=range], select, dialog, .chapters a, .more')).toBe(0);
  const wide = await page.evaluate(() => {
    // As wide as a sheet between its margins.
    document.body.style.width = '710px';
    const beyond = (one) => !one.closest('svg, .unseen, [data-live]') && one.getBoundingClientRect().right > 711;
    return [...document.querySelectorAll('main *')].filter(beyond).map((one) => one.className);
  });
  expect(wide).toEqual([]);
});

test('a dark page is printed light', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await open(page);
  const ink = () => page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--ink'));
  const dark = await ink();
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const printed = await ink();
  expect(printed).not.toBe(dark);
  await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
  expect(printed).toBe(await ink());
});

test.describe('without the program', () => {
  test.use({ javaScriptEnabled: false });

  test('the story takes at most twelve sheets', async ({ page }) => {
    await page.goto('./');
    expect(await sheets(page)).toBeLessThanOrEqual(SHEETS);
  });
});
