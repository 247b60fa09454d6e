// The page kept for when there is no network: only when the reader asks, whole, and never two versions at once.
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { expect, test } from './figure.mjs';
import { headline, Quiz } from './quiz.mjs';

const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm', '.png': 'image/png', '.webmanifest': 'application/manifest+json' };

/** A host that can be stopped, changed and started again at the same address. */
class Host {
  constructor(folder) {
    this.folder = folder;
    this.port = 0;
    this.asked = [];
  }

  async start() {
    this.server = createServer((request, response) => {
      const name = new URL(request.url, 'http://localhost').pathname.slice(1) || 'index.html';
      this.asked.push(name);
      try {
        const bytes = readFileSync(join(this.folder, name));
        response.writeHead(200, { 'Content-Type': TYPES[extname(name)] ?? 'application/octet-stream', 'Cache-Control': 'max-age=3600' }).end(bytes);
      } catch {
        response.writeHead(404).end();
      }
    });
    await new Promise((done) => this.server.listen(this.port, '127.0.0.1', done));
    this.port = this.server.address().port;
    this.address = `http://127.0.0.1:${this.port}/`;
  }

  async stop() {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }
}

const kept = test.extend({
  host: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'pinprick-host-'));
    cpSync(process.env.PINPRICK_SITE, folder, { recursive: true });
    const host = new Host(folder);
    await host.start();
    await use(host);
    await host.stop().catch(() => {});
    rmSync(folder, { recursive: true });
  },
});

const ready = (page) => expect(page.locator('html')).toHaveAttribute('data-program', 'ready');
const button = (page) => page.locator('[data-keep]');
const news = (page) => page.locator('.keep [role="status"]');

/** Keeps the page, as a reader does. */
const keep = async (page, host) => {
  await page.goto(host.address);
  await ready(page);
  await button(page).click();
  await expect(news(page)).toContainText('Kept on this device');
};

/** The same page with a word changed, as another version of it: its worker lists other bytes. */
const renew = (host, word) => {
  const index = join(host.folder, 'index.html');
  writeFileSync(index, readFileSync(index, 'utf8').replace(/<title>.*?<\/title>/, `<title>${word}</title>`));
  const worker = join(host.folder, 'worker.js');
  const text = readFileSync(worker, 'utf8');
  expect(text).toMatch(/"[0-9a-f]{16}"/);
  const sum = createHash('sha256').update(readFileSync(index)).digest('base64');
  writeFileSync(worker, text.replace(/\["index.html","[^"]*"\]/, `["index.html","${sum}"]`).replace(/"[0-9a-f]{16}"/, `"${word.padEnd(16, '0')}"`));
};

kept('nothing is kept unasked', async ({ page, host }) => {
  await page.goto(host.address);
  await ready(page);
  expect(await page.evaluate(async () => [(await navigator.serviceWorker.getRegistrations()).length, (await caches.keys()).length])).toEqual([0, 0]);
  expect(host.asked.filter((name) => /keep|worker/.test(name))).toEqual([]);
});

kept('with the host gone, the page opens again as it was, and the quiz works', async ({ page, host }) => {
  await keep(page, host);
  const [, size] = (await news(page).textContent()).match(/: ([\d.]+) MB/);
  const names = [...readFileSync(join(host.folder, 'worker.js'), 'utf8').matchAll(/\["([^"]+)","[^"]{44}"\]/g)].map(([, name]) => name);
  expect(names.length).toBeGreaterThan(12);
  const bytes = names.reduce((sum, name) => sum + readFileSync(join(host.folder, name)).length, 0);
  expect(size, 'what it says it took is what it took').toBe((bytes / 1e6).toFixed(1));
  await expect(button(page)).toBeHidden();
  const text = await page.locator('main').textContent();
  await host.stop();
  await page.reload();
  await ready(page);
  expect(await page.locator('main').textContent()).toBe(text);
  await expect(news(page)).toContainText('Kept on this device');
  await expect.poll(() => page.evaluate(() => [...document.fonts].filter(({ family, status }) => /^"?(Inter|Pinprick Serif)"?$/.test(family) && status === 'loaded').length)).toBe(2);
  const quiz = new Quiz(page);
  await quiz.ready();
  await quiz.lead();
  await expect(quiz.heading).toHaveText(headline('discuss'));
  // A class too: the lesson and its speaker window.
  await page.goto(`${host.address}present.html#lesson=general&step=2`);
  await ready(page);
  await expect(page.locator('[data-step]')).toHaveText('Step 2 of 9');
  const [speaker] = await Promise.all([page.waitForEvent('popup'), page.locator('[data-do="speaker"]').click()]);
  await expect(speaker.locator('.speaker')).toHaveAttribute('data-told', '');
  // From an address with a question mark as well.
  await page.goto(`${host.address}?painter=canvas2d#v1&ch=twin`);
  await ready(page);
});

kept('a new version is told, begins when the reader says so, and is never mixed with the one before', async ({ page, host }) => {
  await keep(page, host);
  const before = await page.title();
  renew(host, 'second');
  // The first page after it still shows the version that is kept, whole.
  await page.reload();
  await ready(page);
  expect(await page.title()).toBe(before);
  await expect(news(page)).toContainText('A new version is ready');
  expect(await page.title()).toBe(before);
  await button(page).click();
  await expect.poll(() => page.title().catch(() => '')).toBe('second');
  await ready(page);
  await expect.poll(() => page.evaluate(() => caches.keys())).toEqual(['pinprick-second0000000000']);
  await host.stop();
  await page.reload();
  await ready(page);
  expect(await page.title()).toBe('second');
});

kept('a host that is in the middle of a change gives no new version: the one before goes on', async ({ page, host }) => {
  await keep(page, host);
  const before = await page.title();
  renew(host, 'third');
  // The worker of the new version is there, and a file of another still.
  writeFileSync(join(host.folder, 'more.html'), '<p>of another version</p>');
  await page.reload();
  await ready(page);
  await expect.poll(async () => host.asked.filter((name) => name === 'more.html').length).toBeGreaterThan(1);
  await page.waitForFunction(async () => {
    const { installing, waiting } = await navigator.serviceWorker.getRegistration();
    return !installing && !waiting;
  });
  await expect(news(page)).toContainText('Kept on this device');
  await host.stop();
  await page.reload();
  await ready(page);
  expect(await page.title()).toBe(before);
});

kept('where the browser refuses, one line says so and what else there is', async ({ page, host, watched }) => {
  await page.addInitScript(() => { navigator.serviceWorker.register = () => Promise.reject(new Error('refused')); });
  await page.goto(host.address);
  await ready(page);
  await button(page).click();
  await expect(news(page)).toContainText('pinprick.html');
  const said = watched.splice(0);
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(/^console: Error: refused/);
});

kept('it can be installed: name, start and icons of the sizes that are asked for', async ({ page, host }) => {
  await page.goto(host.address);
  const manifest = await page.evaluate(async () => (await fetch(document.querySelector('link[rel=manifest]').href)).json());
  expect(manifest).toMatchObject({ start_url: './', scope: './', display: 'minimal-ui', lang: 'en' });
  for (const { src, sizes } of manifest.icons) {
    const picture = readFileSync(join(host.folder, src));
    expect(`${picture.readUInt32BE(16)}x${picture.readUInt32BE(20)}`).toBe(sizes);
  }
});

test('names that hosts let browsers keep for ever tell what is in the file', () => {
  const names = readdirSync(process.env.PINPRICK_SITE).filter((name) => /-[0-9a-f]{16}/.test(name));
  expect(names.length).toBeGreaterThanOrEqual(6);
  for (const name of names) {
    const digest = createHash('sha256').update(readFileSync(join(process.env.PINPRICK_SITE, name))).digest('hex');
    expect(name).toContain(digest.slice(0, 16));
  }
});
