// The page in a language that nobody speaks (`cargo xtask pseudo`): every text stands twice and runs from right to left. Whatever
// holds only English words, or only their direction, fails here; and so does a word that does not stand in content/en.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parse } from 'smol-toml';
import { serve } from '../../benches/serve.mjs';
import { expect, fits, fitsOpened, test } from './figure.mjs';

/** The words of all citations: they are the same in every language. */
const { source: cards } = parse(readFileSync(new URL('../../content/evidence/sources.toml', import.meta.url), 'utf8'));
const CITED = [...new Set(cards.flatMap(({ authors = '', title, venue = '' }) => `${authors} et al ${title} ${venue}`.toLowerCase().match(/\p{L}{3,}/gu)))];
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SIZES = [[1280, 800], [768, 1024], [390, 844], [320, 640]];
const CHAPTERS = ['answer', 'needles', 'healing', 'scars', 'twin', 'sessions', 'risks', 'quiz', 'evidence'];
const PAGES = ['', 'more.html', 'embed.html', 'present.html', 'speaker.html', 'embed-healing.html', 'embed-quiz.html'];

let host;
test.beforeAll(async () => { host = await serve(process.env.PINPRICK_PSEUDO); });
test.afterAll(() => host.close());

const open = async (page, name = '') => {
  await page.goto(host.address + name);
  await expect(page.locator('html')).toHaveAttribute('data-program', 'ready');
  await page.evaluate(() => document.fonts.ready);
};

const violations = async (page) => {
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'], preload: false }));
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
};

for (const name of PAGES) {
  test(`no word of ${name || 'the page'} stands outside of content/en`, async ({ page }) => {
    await page.goto(host.address + name);
    if (!['more.html', 'embed.html', 'speaker.html'].includes(name)) await expect(page.locator('html')).toHaveAttribute('data-program', 'ready');
    expect(await page.evaluate(() => [document.documentElement.dir, document.documentElement.lang])).toEqual(['rtl', 'en-x-twice']);
    const [looked, once] = await page.evaluate((cited) => {
      // Citations stand once, and so do links and what is to be pasted.
      const citation = '.source-card h4, .byline, .links, [href*="source-"], .aside a, .taken a, .sheet-source, textarea, script, style';
      const words = (text) => {
        const counts = new Map();
        // Of a name in braces only the first is filled in.
        for (const word of text.toLowerCase().replace(/\{\w+\}/g, '').match(/\p{L}{3,}/gu) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
        counts.delete('pinprick');
        return [...counts].filter(([, count]) => count % 2).map(([word]) => word);
      };
      const inside = 'p, li, td, th, h1, h2, h3, h4, h5, dt, dd, legend, caption, figcaption, summary, label, button, option, title, text';
      const found = [];
      let looked = 0;
      for (const block of document.querySelectorAll(inside)) {
        if (block.querySelector(inside) || block.closest(citation)) continue;
        const nodes = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
        const texts = [];
        while (nodes.nextNode()) if (!nodes.currentNode.parentElement.closest(citation)) texts.push(nodes.currentNode.data);
        // A study without an address of its own is cited without a link.
        const odd = words(texts.join(' ')).filter((word) => !(block.matches('.taken') && cited.includes(word)));
        looked += 1;
        if (odd.length) found.push(`${block.tagName}.${block.className.baseVal ?? block.className}: ${odd.join(' ')} in ${texts.join(' ').trim().slice(0, 90)}`);
      }
      for (const name of ['aria-label', 'title', 'alt', 'placeholder', 'aria-valuetext']) {
        for (const element of document.querySelectorAll(`[${name}]`)) {
          const odd = words(element.getAttribute(name));
          looked += 1;
          if (odd.length) found.push(`${name}: ${element.getAttribute(name).slice(0, 90)}`);
        }
      }
      return [looked, found];
    }, CITED);
    expect(looked).toBeGreaterThan(name === 'speaker.html' ? 5 : 20);
    expect(once).toEqual([]);
  });
}

for (const [width, height] of SIZES) {
  test(`the story holds longer words from right to left at ${width} px, and axe has nothing to object to`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page);
    await fitsOpened(page, width);
    expect(await violations(page)).toEqual([]);
    for (const id of CHAPTERS) {
      await page.locator(`.chapters a[href="#${id}"]`).evaluate((link) => link.click());
      await expect(page.locator(`#${id}`)).toBeInViewport();
    }
  });
}

test('every figure moves, its time from left to right', async ({ page }) => {
  await open(page);
  for (const kind of ['answer', 'healing', 'twin']) {
    const root = page.locator(`[data-figure="${kind}"]`);
    const time = root.locator('[data-time]').first();
    const place = () => root.locator('[data-on="axis"] .playhead').evaluate((playhead) => playhead.getBoundingClientRect().x);
    await root.locator('[data-act="play"]').scrollIntoViewIfNeeded();
    const [words, before] = [await time.textContent(), await place()];
    await root.locator('[data-act="play"]').click();
    await expect(time).not.toHaveText(words);
    await expect.poll(place, kind).toBeGreaterThan(before);
    await root.locator('[data-act="play"]').click();
    const [stopped, at] = [await time.textContent(), await place()];
    // The key that goes on goes to the right, as the playhead does.
    await root.locator('[data-slider]').focus();
    await page.keyboard.press('ArrowRight');
    await expect(time).not.toHaveText(stopped);
    await expect.poll(place, kind).toBeGreaterThan(at);
  }
  const stage = page.locator('[data-figure="twin"] .half');
  const [left, right] = [await stage.nth(0).boundingBox(), await stage.nth(1).boundingBox()];
  expect(left.x).toBeLessThan(right.x);
});

test('the quiz is done by keyboard at 390 px, and each heading is in view', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, 'embed-quiz.html');
  const check = page.locator('[data-quiz] [data-check]');
  for (let asked = 0; asked < 20 && await check.isHidden(); asked += 1) {
    const question = page.locator('[data-question]:visible');
    await question.locator('input').last().focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-quiz] h3:visible').first()).toBeInViewport();
  }
  await page.locator('[data-quiz] [data-see]').press('Enter');
  const headline = page.locator('[data-quiz] .headline:visible h3');
  await expect(headline).toBeInViewport();
  expect((await headline.textContent()).trim().length).toBeGreaterThan(20);
  expect(await violations(page)).toEqual([]);
});

for (const [width, height] of [[1280, 800], [320, 640]]) {
  test(`both lessons are clicked through at ${width} px`, async ({ page }) => {
    test.setTimeout(240_000);
    await page.setViewportSize({ width, height });
    await open(page, 'present.html');
    const { lessons } = await page.evaluate(() => JSON.parse(document.getElementById('class-data').textContent));
    for (const { id, lesson } of lessons) {
      await page.goto(`${host.address}present.html#lesson=${id}&step=1`);
      await page.reload();
      for (const [i, { caption }] of lesson.steps.entries()) {
        await expect(page.locator('[data-caption]')).toHaveText(caption);
        await fits(page, width);
        // What runs is brought to its end by the same button.
        await expect(async () => {
          const on = page.locator('[data-do="on"]');
          if (await on.isEnabled() && new URLSearchParams(new URL(page.url()).hash.slice(1)).get('step') === String(i + 1)) await on.click();
          expect(i === lesson.steps.length - 1 || page.url().endsWith(`step=${i + 2}`)).toBe(true);
        }).toPass({ intervals: [50, 300] });
      }
    }
  });
}

for (const width of [320, 768]) {
  test(`each chapter fits its frame at ${width} px`, async ({ page }) => {
    test.setTimeout(240_000);
    await page.setViewportSize({ width, height: 800 });
    for (const name of [...CHAPTERS, 'story']) {
      const html = `<!doctype html><html lang="en"><title>A blog</title><link rel="icon" href="data:,"><body style="margin: 0"><div data-pinprick="${name}"></div><script src="embed.js"></script>`;
      await page.route('**/blog', (route) => route.fulfill({ contentType: 'text/html', body: html }));
      await page.goto(`${host.address}blog`);
      const element = await page.locator('iframe').elementHandle();
      const frame = await element.contentFrame();
      await expect(frame.locator('html')).toHaveAttribute('data-program', 'ready');
      await expect.poll(async () => {
        const { height } = await element.boundingBox();
        return frame.evaluate((height) => {
          const { scrollHeight, scrollWidth } = document.documentElement;
          return [Math.ceil(document.body.getBoundingClientRect().bottom + scrollY) - height, scrollHeight > innerHeight, scrollWidth > innerWidth];
        }, height);
      }, name).toEqual([0, false, false]);
    }
  });
}
