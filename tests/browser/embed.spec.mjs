// The page in the frames of other sites: every chapter in a hostile page on another origin, in a sandbox, and the quiz in it.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { serve } from '../../benches/serve.mjs';
import { expect, fits, frames, test } from './figure.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const NAMES = ['answer', 'needles', 'healing', 'scars', 'twin', 'sessions', 'risks', 'quiz', 'evidence', 'story'];
const WIDTHS = [320, 480, 768, 1200];

/** What the style sheets of blogs do to whatever stands in an article. */
const HOSTILE = `
  * { line-height: 3 !important; letter-spacing: 1px !important; float: left; }
  div { display: none; }
  article iframe { width: 50% !important; height: 150px !important; max-height: 400px !important; padding: 20px !important; border: 9px dashed red !important; transform: rotate(2deg); }
  article { display: block; float: none; }`;
/** Nothing but the one script and the one frame. */
const strict = (home) => `default-src 'none'; script-src ${home}; frame-src ${home}; style-src 'unsafe-inline'; img-src data:`;

/** A site on another origin and another host name, with pages by their paths. */
async function blog(pages) {
  const server = createServer((request, response) => {
    const { html, policy } = pages[new URL(request.url, 'http://localhost').pathname] ?? {};
    if (!html) return response.writeHead(404).end();
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...(policy && { 'Content-Security-Policy': policy }) });
    response.end(`<!doctype html><html lang="en"><title>A blog</title><link rel="icon" href="data:,">${html}`);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { address: `http://localhost:${server.address().port}`, close: () => new Promise((done) => { server.closeAllConnections(); server.close(done); }) };
}

const article = (width, inner) => `<style>${HOSTILE}</style><p>Before.</p><article style="width: ${width}px">${inner}</article><p>After.</p>`;
const script = (home) => `<script src="${home}/embed.js" async></script>`;

/** The frame once its program is at work and its height has settled. */
async function shown(page) {
  const element = page.locator('iframe');
  await element.scrollIntoViewIfNeeded();
  const frame = await (await element.elementHandle()).contentFrame();
  await expect(frame.locator('html')).toHaveAttribute('data-program', 'ready');
  await frame.evaluate(() => document.fonts.ready);
  return { element, frame };
}

/** How much higher the frame is than what it holds, px; and what would scroll. */
async function fit({ element, frame }) {
  const { height, width } = await element.boundingBox();
  const inner = await frame.evaluate(() => ({
    height: document.body.getBoundingClientRect().bottom + scrollY,
    width: innerWidth,
    over: [document.documentElement.scrollHeight - innerHeight, document.documentElement.scrollWidth - innerWidth],
  }));
  // The frame learns of another width a moment later.
  return { spare: height - inner.height, widths: [width, inner.width], over: inner.over };
}

async function expectFit(there, width) {
  await expect.poll(async () => {
    const { spare, over, widths } = await fit(there);
    return spare >= 0 && spare < 1 && over.every((by) => by <= 0) && widths.every((now) => now === width);
  }, JSON.stringify(await fit(there))).toBe(true);
}

const home = () => new URL(process.env.PINPRICK_URL).origin;

for (const name of NAMES) {
  for (const [first, ...others] of [WIDTHS, WIDTHS.toReversed()]) {
    test(`${name} in a hostile page on another origin, opened at ${first} px, is as high as what it holds at every width`, async ({ page }) => {
      const site = await blog({ '/': { html: article(first, `<div data-pinprick="${name}"></div>${script(home())}`), policy: strict(home()) } });
      try {
        await page.goto(site.address);
        const there = await shown(page);
        await expectFit(there, first);
        expect(await there.element.getAttribute('title')).toContain('Pinprick');
        await expect(there.frame.locator('footer a')).toHaveText('Open the full page of Pinprick');
        for (const width of others) {
          await page.locator('article').evaluate((article, width) => { article.style.width = `${width}px`; }, width);
          await expectFit(there, width);
        }
        // It stays so: no frame that grows makes what it holds grow.
        const { height } = await there.element.boundingBox();
        await frames(page, 30);
        expect((await there.element.boundingBox()).height).toBe(height);
      } finally {
        await site.close();
      }
    });
  }
}

for (const colorScheme of ['light', 'dark']) {
  test.describe(`frames in the ${colorScheme}`, () => {
    test.use({ viewport: { width: 390, height: 2000 }, colorScheme });

    test('everyone can use every one of them', async ({ page }) => {
      for (const name of NAMES) {
        await page.goto(`./embed-${name}.html`);
        await expect(page.locator('html')).toHaveAttribute('data-program', 'ready');
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'], preload: false }));
        expect(violations.map(({ id, nodes }) => `${name}: ${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)).toEqual([]);
      }
    });
  });
}

test('the quiz in a frame never loses its heading', async ({ page }) => {
  const filler = '<p style="height: 900px">A blog.</p>';
  const site = await blog({ '/': { html: `${filler}<div data-pinprick="quiz"></div>${script(home())}${filler}` } });
  try {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(site.address);
    const there = await shown(page);
    const quiz = there.frame.locator('.quiz');
    for (let asked = 0; asked < 5; asked += 1) {
      const question = quiz.locator('form fieldset:not([hidden])');
      const before = await question.locator('h3').textContent();
      await question.getByText('Not sure', { exact: true }).first().click();
      const next = quiz.getByRole('button', { name: 'Continue', exact: true });
      await next.scrollIntoViewIfNeeded();
      await next.click();
      const heading = question.locator('h3');
      await expect(heading).not.toHaveText(before);
      await expect(heading).toBeFocused();
      await expect.poll(async () => {
        const { y, height } = await heading.boundingBox();
        return y >= 0 && y + height <= 844;
      }).toBe(true);
      await expectFit(there, 390 - 16);
    }
  } finally {
    await site.close();
  }
});

test('a dialog in a high frame opens where it was asked for', async ({ page }) => {
  const site = await blog({ '/': { html: `<div data-pinprick="story"></div>${script(home())}` } });
  try {
    await page.setViewportSize({ width: 1000, height: 800 });
    await page.goto(site.address);
    const { frame } = await shown(page);
    for (const kind of ['healing', 'twin']) {
      const button = frame.locator(`[data-figure="${kind}"] [data-act="keys"]`);
      await button.click();
      const dialog = frame.locator('dialog[open]');
      await expect(dialog).toBeVisible();
      // Playwright's boxes are those of the window.
      const { y, height } = await dialog.boundingBox();
      expect(y, kind).toBeGreaterThanOrEqual(0);
      expect(y + height, kind).toBeLessThanOrEqual(800);
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
    }
  } finally {
    await site.close();
  }
});

test('links lead out of the frame: to the full page with what it shows, and to what only that has', async ({ page }) => {
  const site = await blog({ '/': { html: `<div data-pinprick="healing" data-state="v1&amp;ch=healing&amp;skin=keloid"></div>${script(home())}` } });
  try {
    await page.goto(site.address);
    const { frame } = await shown(page);
    await expect(frame.locator('#healing-skin')).toHaveValue(/.+/);
    expect(await frame.evaluate(() => location.hash)).toContain('keloid');
    const [full] = await Promise.all([page.context().waitForEvent('page'), frame.locator('[data-full]').click()]);
    await full.waitForLoadState();
    expect(new URL(full.url()).pathname).toBe('/');
    expect(full.url()).toContain('keloid');
    expect(await full.evaluate(() => window.opener)).toBeNull();
    const [card] = await Promise.all([page.context().waitForEvent('page'), frame.locator('a[href^="more.html#source-"]').first().click()]);
    await card.waitForLoadState();
    expect(new URL(card.url()).pathname).toBe('/more.html');
  } finally {
    await site.close();
  }
});

test('an address that asks for a frame leads to it; what is not known leads to the story', async ({ page }) => {
  await page.goto('./?embed=twin#v1&ch=twin');
  await expect(page).toHaveURL(/embed-twin\.html#v1&ch=twin$/);
  await expect(page.locator('article')).toHaveCount(1);
  await page.goto('./?embed=../../nowhere');
  await expect(page).toHaveURL(/embed-story\.html$/);
});

test('news that does not come from the frame, or is no height, changes nothing', async ({ page }) => {
  const site = await blog({ '/': { html: `<div data-pinprick="answer"></div>${script(home())}` } });
  try {
    await page.goto(site.address);
    const there = await shown(page);
    await expectFit(there, 1280 - 16);
    const before = await there.element.boundingBox();
    await page.evaluate(() => postMessage({ pinprick: { height: 5 } }, '*'));
    for (const news of [null, 7, 'x', {}, { pinprick: null }, { pinprick: { height: -1 } }, { pinprick: { height: 1e9 } }, { pinprick: { height: 'x', top: NaN } }]) {
      await there.frame.evaluate((news) => parent.postMessage(news, '*'), news);
    }
    await frames(page, 10);
    expect(await there.element.boundingBox()).toEqual(before);
  } finally {
    await site.close();
  }
});

test.describe('in a sandbox without an origin', () => {
  const sandboxed = (address) => `<article style="width: 480px"><iframe data-pinprick src="${address}/embed-healing.html" title="Pinprick" sandbox="allow-scripts"></iframe></article>`;

  test('with the header that README names, the figure is alive and the height exact', async ({ page }) => {
    const open = await serve(process.env.PINPRICK_SITE, { 'Access-Control-Allow-Origin': '*' });
    const address = new URL(open.address).origin;
    const site = await blog({ '/': { html: `${sandboxed(address)}${script(address)}` } });
    try {
      await page.goto(site.address);
      const there = await shown(page);
      await expectFit(there, 480);
      await there.frame.getByRole('button', { name: 'Step on', exact: true }).click();
      await expect.poll(() => there.frame.locator('[data-figure="healing"]').getAttribute('data-time-d').then(Number)).toBeGreaterThan(0);
    } finally {
      await site.close();
      await open.close();
    }
  });

  test('without it the stills are there with every word, and what needs the program says so', async ({ page, watched }) => {
    const address = home();
    const site = await blog({ '/': { html: `${sandboxed(address)}${script(address)}` } });
    try {
      await page.goto(site.address);
      const element = page.locator('iframe');
      const frame = await (await element.elementHandle()).contentFrame();
      await expect(frame.locator('html')).toHaveAttribute('data-program', 'not-loaded');
      await expect(frame.locator('.still').first()).toBeVisible();
      await expect(frame.getByText('The moving figures did not load.')).toBeVisible();
      await expect(frame.locator('.text p').first()).toBeVisible();
      await expectFit({ element, frame }, 480);
      // What the browser has to say of the refused files is all that it says.
      expect(watched.filter((line) => !/CORS policy|net::ERR_FAILED|Failed to fetch|Access to/.test(line))).toEqual([]);
      watched.length = 0;
    } finally {
      await site.close();
    }
  });
});

/** What is pasted, as a page of its own. */
const pasted = async (page, id) => page.locator(`#snippet-${id}`).inputValue();

test('what is to be pasted shows the chapter and the moment that were chosen, in every way', async ({ page }) => {
  await page.goto('./');
  await expect(page.locator('html')).toHaveAttribute('data-program', 'ready');
  await page.evaluate(() => { location.hash = '#v1&ch=twin&skin=rolling'; });
  await page.getByRole('link', { name: 'Put this on your own page' }).click();
  await expect(page).toHaveURL(/embed\.html#v1/);
  await expect(page.locator('#snippet-chapter')).toHaveValue('twin');
  const state = 'v1&ch=healing&skin=keloid&t=28d';
  await page.locator('#snippet-link').fill(`https://example.org/#${state}`);
  await page.locator('#snippet-link').blur();
  await expect(page.locator('#snippet-chapter')).toHaveValue('healing');
  const preview = page.frameLocator('.preview iframe');
  await expect(preview.locator('html')).toHaveAttribute('data-program', 'ready');
  for (const id of ['script', 'frame']) {
    const site = await blog({ '/': { html: await pasted(page, id) } });
    const other = await page.context().newPage();
    try {
      await other.goto(site.address);
      const { frame } = await shown(other);
      expect(await frame.evaluate(() => location.pathname)).toBe('/embed-healing.html');
      await expect.poll(() => frame.evaluate(() => location.hash)).toContain('keloid');
    } finally {
      await other.close();
      await site.close();
    }
  }
  const blank = await page.context().newPage();
  await blank.route('**/*', (route) => route.abort());
  await blank.setContent(await pasted(page, 'picture'));
  const card = await blank.evaluate(() => ({
    href: document.querySelector('a').getAttribute('href'),
    src: document.querySelector('img').getAttribute('src'),
    elements: document.body.querySelectorAll('*').length,
  }));
  await blank.close();
  expect(card.href).toBe(`${home()}/#${state}`);
  expect(card.src).toBe(`${home()}/og.png`);
  expect(card.elements).toBe(4);
});

test('no link, however it is made, leaves the attribute in which it is pasted', async ({ page }) => {
  await page.goto('./embed.html');
  for (const evil of ['#"><script>alert(1)</script>', "#'><img src=x onerror=alert(1)>", '#&quot;><b>', 'nonsense', '#', '']) {
    await page.locator('#snippet-link').fill(evil);
    await page.locator('#snippet-link').blur();
    for (const id of ['script', 'frame', 'picture']) {
      const html = await pasted(page, id);
      expect(html, evil).not.toMatch(/<script>alert|<img src=x|<b>/);
      expect((html.match(/</g) ?? []).length, `${id}: ${evil}`).toBe({ script: 4, frame: 2, picture: 6 }[id]);
    }
  }
});

test('what is copied is what stands in the field; where that is refused, it is selected', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('./embed.html');
  const field = page.locator('.snippet').first();
  await field.getByRole('button', { name: 'Copy' }).click();
  await expect(page.getByRole('status')).toHaveText('Copied.');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await pasted(page, 'script'));
  await page.evaluate(() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')); });
  await field.getByRole('button', { name: 'Copy' }).click();
  await expect(page.getByRole('status')).toContainText('copy it by hand');
  expect(await page.evaluate(() => getSelection().toString() || document.activeElement.value)).toBe(await pasted(page, 'script'));
});

for (const width of [1280, 320]) {
  test(`everyone can use the page that makes what is pasted, at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto('./embed.html');
    await expect(page.frameLocator('.preview iframe').locator('html')).toHaveAttribute('data-program', 'ready');
    await fits(page, width);
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'], preload: false, iframes: false }));
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)).toEqual([]);
  });
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the page that makes what is pasted holds the whole story', async ({ page }) => {
    await page.goto('./embed.html');
    await expect(page.locator('#snippet-script')).toHaveValue(/data-pinprick="story"/);
    await expect(page.locator('#snippet-frame')).toHaveValue(/embed-story\.html/);
    await expect(page.locator('.snippet-choice')).toBeHidden();
  });
});
