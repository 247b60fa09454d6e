// The page's own typefaces: they hold every character that the page shows, and nothing jumps when they arrive or the program does.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'smol-toml';
import { characters } from './glyphs.mjs';
import { expect, frames, test } from './figure.mjs';

const font = (name) => characters(readFileSync(join(process.env.PINPRICK_SITE, 'fonts', `${name}.woff2`)));

/** Characters that have no picture. */
const BLANK = /[\n\t]/;

/** The words that the program writes itself, without the names in braces, which it fills in. */
const words = (table) => Object.values(table).flatMap((value) => (typeof value === 'object' ? words(value) : [String(value).replace(/\{\w+\}/g, '')]));

test('every character of the page is in its typeface', async ({ figure, page }) => {
  const fonts = { Inter: font('inter'), 'Pinprick Serif': font('pinprick-serif') };
  await figure.open();
  await figure.pressAndStand();
  const shown = await page.evaluate(() => {
    const found = {};
    const note = (text, style, element) => {
      const family = style.fontFamily.split(',')[0].replaceAll('"', '').trim();
      for (const character of text) (found[family] ??= {})[character] ??= element.outerHTML.slice(0, 120);
    };
    const quoted = (content) => [...content.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((match) => match[1]).join('');
    for (const element of document.body.querySelectorAll('*')) {
      if (element.closest('script')) continue;
      for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) note(node.data, getComputedStyle(element), element);
      for (const pseudo of ['::before', '::after']) {
        const style = getComputedStyle(element, pseudo);
        // What stands after a slash is said, not shown.
        note(quoted(style.content.split(' / ')[0]), style, element);
      }
    }
    return found;
  });
  expect(Object.keys(shown).sort()).toEqual(Object.keys(fonts).sort());
  for (const text of words(parse(readFileSync('content/en/strings.toml', 'utf8')))) {
    for (const family of Object.keys(fonts)) for (const character of text) shown[family][character] ??= `content/en/strings.toml: ${text}`;
  }
  const missing = Object.entries(shown).flatMap(([family, found]) =>
    Object.entries(found)
      .filter(([character]) => !fonts[family].has(character) && !BLANK.test(character))
      .map(([character, where]) => `${character} U+${character.codePointAt(0).toString(16)} is not in ${family}: ${where}`));
  expect(missing, 'draw them in xtask/fonts.py, or write it another way').toEqual([]);
});

for (const [width, height] of [[1280, 800], [390, 844]]) {
  test(`nothing jumps when the program and then the typefaces arrive, ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    let release;
    const held = new Promise((resolve) => (release = resolve));
    await page.route('**/*.woff2', async (route) => {
      await held;
      await route.continue();
    });
    await page.addInitScript(() => {
      window.shifts = [];
      new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map(({ value }) => value)))
        .observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto('./', { waitUntil: 'commit' });
    await expect(page.locator('html')).toHaveAttribute('data-program', 'ready');
    const standsIn = await page.evaluate(() => {
      const span = document.body.appendChild(document.createElement('span'));
      span.textContent = 'What the needles leave behind';
      const widths = ['"Inter stand-in", monospace', '"Serif stand-in", "Narrow serif stand-in", "Wide serif stand-in", monospace', 'monospace']
        .map((family) => {
          span.style.fontFamily = family;
          return span.getBoundingClientRect().width;
        });
      span.remove();
      return widths[0] !== widths[2] && widths[1] !== widths[2];
    });
    expect(standsIn, 'Arial, Times or their kin stand in: install fonts-liberation').toBe(true);
    await frames(page, 3);
    release();
    await page.evaluate(() => document.fonts.ready);
    await frames(page, 5);
    const shift = (await page.evaluate(() => window.shifts)).reduce((sum, value) => sum + value, 0);
    test.info().annotations.push({ type: 'layout shift', description: shift.toFixed(4) });
    expect(shift).toBeLessThanOrEqual(0.01);
  });
}
