// The page before the program, without it, and after it has failed: every word stays, each figure shows its still, and one line
// says what happened.
import { test as base, expect } from '@playwright/test';
import { choose, frames, test as watched } from './figure.mjs';
import { exposeMemory } from './memory.mjs';

/** What is set by the program and says nothing that a reader without it would miss: the moment on the screen, counts, news. */
const ALIVE = '[data-live], [data-program-writes], [role="status"], [aria-live], dialog, output, .count, .charts, .plot, .axis, .now, .time, .address-note, .table-box, [data-news]';

/** What needs the program. The pictures of the three tools are to be seen without it. */
const DEAD = '[data-live]:not(.needles-tools)';

/** The words of every block of the page, one line each. */
const blocks = (page) => page.evaluate((alive) => {
  const all = document.querySelectorAll('h1, h2, h3, h4, h5, p, li, dt, dd, th, td, summary, legend, figcaption, label');
  const leaves = [...all].filter((block) => !block.closest(alive) && !block.querySelector('p, li, dd, h3, h4'));
  return leaves.map((block) => block.textContent.replace(/\s+/g, ' ').trim()).filter(Boolean);
}, ALIVE);

for (const [width, height] of [[1280, 800], [768, 1024], [390, 844], [320, 640]]) {
  base.describe(`without JavaScript, ${width} px`, () => {
    base.use({ javaScriptEnabled: false, viewport: { width, height } });

    base('every figure shows a still, no dead control is seen, and the page says how to get the rest', async ({ page }) => {
      await page.goto('./');
      await expect(page.locator('.program-news noscript')).toBeVisible();
      // Playwright's own matchers take it for empty.
      expect(await page.locator('.program-news noscript').textContent()).toContain('The figures move only with JavaScript.');
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      for (const still of await page.locator('[data-stage] .still').all()) await expect(still).toBeVisible();
      expect(await page.locator('[data-stage] .still').count()).toBeGreaterThanOrEqual(4);
      for (const live of await page.locator(DEAD).all()) await expect(live).toBeHidden();
      expect(await page.locator('button:visible').count()).toBe(0);
      for (const fieldset of await page.locator('[data-question]').all()) await expect(fieldset).toBeVisible();
      const sideways = await page.evaluate(() => document.scrollingElement.scrollWidth).catch(() => null);
      if (sideways !== null) expect(sideways).toBeLessThanOrEqual(width);
    });
  });
}

base('nothing that the program shows is missing without it', async ({ page, browser, baseURL }) => {
  await page.goto('./');
  await expect(page.locator('html')).toHaveAttribute('data-program', 'ready');
  await expect(page.locator('.source-card').first()).toBeAttached();
  const shown = await blocks(page);
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const plain = await context.newPage();
  const read = new Set();
  for (const address of ['./', './more.html']) {
    await plain.goto(address);
    for (const words of await blocks(plain)) read.add(words);
  }
  await context.close();
  expect(shown.length).toBeGreaterThan(900);
  expect(shown.filter((words) => !read.has(words))).toEqual([]);
});

/** What goes wrong, how, and what is said of it. */
const FAILURES = [
  ['no WebAssembly', (page) => page.addInitScript(() => { delete window.WebAssembly; }), 'too-old'],
  ['no SIMD', (page) => page.addInitScript(() => { WebAssembly.validate = () => false; }), 'too-old'],
  ['no program', (page) => page.route('**/*.wasm', (route) => route.abort()), 'not-loaded'],
  ['no glue', (page) => page.route('**/web-*.js', (route) => route.abort()), 'not-loaded'],
  ['no second page', (page) => page.route('**/more.html', (route) => route.abort()), 'not-loaded'],
  ['no memory', (page) => page.addInitScript(() => {
    const refuse = () => Promise.reject(new RangeError('WebAssembly.instantiate(): Out of memory'));
    WebAssembly.instantiate = refuse;
    WebAssembly.instantiateStreaming = refuse;
  }), 'not-loaded'],
];

for (const [name, breakIt, state] of FAILURES) {
  base(`with ${name} the page is read as before, and one line says so`, async ({ page }) => {
    await breakIt(page);
    await page.goto('./');
    await expect(page.locator('html')).toHaveAttribute('data-program', state);
    await expect(page.locator(`[data-when="${state}"]`)).toBeVisible();
    await expect(page.locator('.program-news [data-when]:visible')).toHaveCount(1);
    for (const still of await page.locator('[data-stage] .still').all()) await expect(still).toBeVisible();
    for (const live of await page.locator(DEAD).all()) await expect(live).toBeHidden();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await page.locator('.claim').count()).toBe(46);
  });
}

base('after a fault the figures are stills again, one line says so, and what was answered stays', async ({ page }) => {
  await exposeMemory(page);
  await page.goto('./');
  await expect(page.locator('html')).toHaveAttribute('data-program', 'ready');
  const answer = page.locator('[data-question="0"] input').first();
  await choose(answer);
  // The program's memory is overwritten, and then it is asked for something.
  await page.evaluate(() => new Uint8Array(window.wasmMemory.buffer).fill(0xff, 1024));
  await page.evaluate(() => document.querySelector('.settings-button').click());
  await page.locator('[data-figure="healing"] [data-stage]').scrollIntoViewIfNeeded();
  await page.locator('[data-figure="healing"] [data-stage]').click();
  await expect(page.locator('html')).toHaveAttribute('data-program', 'stopped');
  await expect(page.locator('[data-when="stopped"]')).toBeVisible();
  for (const still of await page.locator('[data-stage] .still').all()) await expect(still).toBeVisible();
  await expect(answer).toBeChecked();
});

watched('the program takes over without moving anything', async ({ page }) => {
  await page.addInitScript(() => {
    window.shifts = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.shifts.push([entry.value, entry.sources.map(({ node }) => node?.className ?? '')]);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  let release;
  const held = new Promise((done) => { release = done; });
  await page.route('**/*.wasm', async (route) => { await held; await route.continue(); });
  await page.goto('./');
  await page.evaluate(() => document.fonts.ready);
  // What lies far below is laid out when it is near: how high it is, is no movement.
  await page.evaluate(() => { for (const part of document.querySelectorAll('.chapter, .effects, .studies, .claim')) part.style.contentVisibility = 'visible'; });
  const places = () => page.evaluate(() => [...document.querySelectorAll('article, h1, h2, [data-stage], .transport, .controls, .charts, .facts, [data-quiz]')]
    .map((part) => { const box = part.getBoundingClientRect(); return [part.className || part.id || part.tagName, Math.round(box.top + scrollY), Math.round(box.height)].join(' '); }));
  const before = await places();
  release();
  await expect(page.locator('html')).toHaveAttribute('data-program', 'ready');
  await frames(page, 30);
  expect(await places()).toEqual(before);
  expect(await page.evaluate(() => window.shifts.reduce((sum, [value]) => sum + value, 0))).toBeLessThanOrEqual(0.02);
});
