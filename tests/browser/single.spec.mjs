// The page as one file, opened from a folder as by a double click: everything works, and nothing is asked for.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, Figure, near, test } from './figure.mjs';
import { headline, Quiz } from './quiz.mjs';

const [PACKED, AGAIN] = [process.env.PINPRICK_PACKED, process.env.PINPRICK_PACKED_AGAIN];
const FILE = join(PACKED, 'pinprick.html');

/** Opens the file; gives what was asked for, which grows. */
const open = async (page, hash = '') => {
  const asked = [];
  page.on('request', (request) => asked.push(request.url().slice(0, 100)));
  await page.goto(pathToFileURL(FILE).href + hash);
  await expect(page.locator('html')).toHaveAttribute('data-program', 'ready');
  await page.evaluate(() => document.fonts.ready);
  return asked;
};

test('it is one file of at most 900 kB, and asks for itself and nothing else', async ({ page }) => {
  expect(statSync(FILE).size).toBeLessThanOrEqual(900_000);
  const asked = await open(page);
  await page.evaluate(async () => {
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
      scrollTo(0, y);
      await new Promise(requestAnimationFrame);
    }
  });
  // Its own icon and typefaces are addresses that hold what they name.
  expect(asked.filter((url) => !url.startsWith('data:'))).toEqual([pathToFileURL(FILE).href]);
  const policy = await page.locator('meta[http-equiv]').getAttribute('content');
  expect(policy).toContain("connect-src 'none'");
  expect(policy).not.toContain("'self'");
  expect(policy).not.toContain('unsafe-inline');
});

test('every figure moves', async ({ page }) => {
  test.setTimeout(300_000);
  await open(page);
  for (const kind of ['answer', 'healing', 'twin']) {
    const figure = new Figure(page, kind);
    await near(figure.stage);
    await figure.button('Step on').click();
    await expect.poll(() => figure.day(), kind).toBeGreaterThan(0);
    await figure.button('Play').click();
    const day = await figure.day();
    await figure.passes(day);
    await figure.button('Pause').click();
  }
  const needles = page.locator('[data-figure="needles"]');
  const stamp = needles.locator('.needles-tools .choice').filter({ hasText: 'Stamp' });
  await near(stamp);
  await stamp.click();
  await expect(needles.locator('.needles-now[role=status]')).toContainText('A stamp');
  const scars = page.locator('[data-figure="scars"]');
  await near(scars.locator('.mark-choice').nth(6));
  await scars.locator('.mark-choice').nth(6).click();
  await expect(scars.locator('.mark-facts[data-shown]')).toContainText('Keloid');
  const sessions = page.locator('[data-figure="sessions"]');
  await near(sessions.getByRole('slider', { name: 'Sessions' }));
  await sessions.getByRole('slider', { name: 'Sessions' }).fill('5');
  // Sixteen courses: what the tests of that chapter wait for too.
  await expect(sessions).toContainText('After 6 sessions', { timeout: 150_000 });
});

test('the quiz ends, and its reasons and sources are there', async ({ page }) => {
  await open(page);
  const quiz = new Quiz(page);
  await quiz.ready();
  await quiz.lead();
  await expect(quiz.heading).toHaveText(headline('discuss'));
  await near(page.locator('#sources'));
  await page.locator('#sources summary').click();
  await expect(page.locator('#all-sources > li').first()).toBeVisible();
  await page.locator('a[href^="#source-"]').first().evaluate((link) => link.click());
  await expect(page.locator('#source-dialog')).toBeVisible();
});

test('a link opens it at a moment, and no link leads to a file that is not there', async ({ page }) => {
  await open(page, '#v1&ch=twin&right=rolling');
  await expect(page.locator('[data-figure="twin"] select').nth(1).locator('option:checked')).toContainText('Rolling');
  const links = await page.locator('a[href]').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  expect(links.filter((href) => !/^(#|https:\/\/)/.test(href))).toEqual([]);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('it is read like the page', async ({ page }) => {
    await page.goto(pathToFileURL(FILE).href);
    await expect(page.locator('.still').first()).toBeVisible();
    await expect(page.locator('article')).toHaveCount(11);
    expect(await page.evaluate(() => getComputedStyle(document.querySelector('h1')).fontFamily)).toContain('Pinprick Serif');
  });
});

test('packed twice, every byte is the same, and the checksums hold', async () => {
  const files = readdirSync(PACKED, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(files.length).toBeGreaterThan(30);
  for (const entry of files) {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    expect(readFileSync(path).equals(readFileSync(path.replace(PACKED, AGAIN))), path).toBe(true);
  }
  const sums = readFileSync(join(PACKED, 'SHA256SUMS'), 'utf8').trim().split('\n');
  for (const line of sums) {
    const [sum, name] = line.split('  ');
    const digest = await crypto.subtle.digest('SHA-256', readFileSync(join(PACKED, name)));
    expect(Buffer.from(digest).toString('hex'), name).toBe(sum);
  }
});
