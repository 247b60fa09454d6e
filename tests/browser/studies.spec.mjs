// The model against the studies: misses first, the rest behind lines that the keyboard opens, sources as plain links.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, fits, test } from './figure.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

test('what the model misses stands open and comes first', async ({ page }) => {
  await page.goto('./');
  const chapter = page.getByRole('article', { name: 'How we know: the model against the studies' });
  const shown = chapter.locator('[data-verdict]:visible');
  await expect(shown).toHaveCount(4);
  for (const verdict of await shown.evaluateAll((entries) => entries.map((entry) => entry.dataset.verdict))) {
    expect(verdict).toBe('misses');
  }
  const order = await chapter.locator('[data-verdict]').evaluateAll((entries) => entries.map((entry) => entry.dataset.verdict));
  const rank = order.map((verdict) => ['misses', 'agrees', 'apart'].indexOf(verdict));
  expect(rank).toEqual([...rank].sort());
  expect(order.length).toBeGreaterThanOrEqual(16);
  // Every entry has a verdict in words, a chart, both numbers, and a source that can be reached where its address is known.
  for (const [part, least] of [['.verdict', 1], ['svg', 1], ['.numbers', 2]]) {
    const counts = await chapter.locator('[data-verdict]').evaluateAll((entries, part) => entries.map((entry) => entry.querySelectorAll(part).length), part);
    expect(counts).toEqual(counts.map(() => least));
  }
  const links = await chapter.locator('.taken a').evaluateAll((links) => links.map(({ href, rel, target }) => ({ href, rel, target })));
  expect(links.length).toBeGreaterThanOrEqual(16);
  for (const { href, rel, target } of links) {
    expect(href).toMatch(/^https:\/\//);
    expect([rel, target]).toEqual(['noreferrer', '']);
  }
});

test('the keyboard unfolds the rest, at 320 px without a sideways scroll, and everyone can use it', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('./');
  const chapter = page.getByRole('article', { name: 'How we know: the model against the studies' });
  for (const summary of await chapter.locator('summary').all()) {
    const details = summary.locator('..');
    await summary.focus();
    await page.keyboard.press('Enter');
    await expect(details).toHaveAttribute('open');
    await page.keyboard.press('Space');
    await expect(details).not.toHaveAttribute('open');
    await page.keyboard.press('Enter');
  }
  const entries = chapter.locator('[data-verdict]');
  await expect(chapter.locator('[data-verdict]:visible')).toHaveCount(await entries.count());
  await fits(page, 320);
  // Nothing in a chart runs out of it, nor into its neighbour's frame.
  const outside = await chapter.locator('.study-chart').evaluateAll((charts) => charts.flatMap((chart) => {
    const box = chart.getBoundingClientRect();
    return [...chart.querySelectorAll('text')].filter((words) => words.getBoundingClientRect().right > box.right + 1).map((words) => words.textContent);
  }));
  expect(outside).toEqual([]);
  await page.evaluate(axe);
  for (const scheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme: scheme });
    const { violations } = await page.evaluate(() => window.axe.run('[aria-labelledby="studies"]'));
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([]);
  }
});
