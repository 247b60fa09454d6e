// The story as a whole: nine chapters in their order, for every eye, hand and screen.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test as base } from '@playwright/test';
import { choose, expect, fits, fitsOpened, frames, test, wait } from './figure.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Identifiers of the chapters. */
const CHAPTERS = ['answer', 'needles', 'healing', 'scars', 'twin', 'sessions', 'risks', 'quiz', 'evidence'];

const open = async (page) => {
  await page.goto('./');
  await expect(page.locator('html')).toHaveAttribute('data-program', 'ready');
  await page.evaluate(() => document.fonts.ready);
};

/** The chapter with a heading. */
const chapter = (page, id) => page.locator(`article[aria-labelledby="${id}"]`);

test('nine chapters in their order, each with short prose and one figure, and a link in the header', async ({ page }) => {
  await open(page);
  const told = await page.locator('main > article').evaluateAll((articles) => articles.map((article) => ({
    id: article.getAttribute('aria-labelledby'),
    // The paragraphs of its own: a question's card is no prose.
    words: [...article.querySelectorAll('.text > p')].map((words) => words.textContent.trim()).join(' ').split(/\s+/).length,
  })));
  expect(told.slice(0, 9).map(({ id }) => id)).toEqual(CHAPTERS);
  for (const { id, words } of told.slice(0, 9)) {
    expect(words, id).toBeGreaterThanOrEqual(50);
    expect(words, id).toBeLessThanOrEqual(160);
  }
  expect(await page.locator('h1').count()).toBe(1);
  const links = await page.locator('.chapters a').evaluateAll((links) => links.map((link) => link.getAttribute('href').slice(1)));
  expect(links).toEqual(CHAPTERS);
  for (const id of CHAPTERS) {
    await page.locator(`.chapters a[href="#${id}"]`).click();
    await expect(page.locator(`#${id}`)).toBeInViewport();
  }
});

for (const [width, height] of [[1280, 800], [768, 1024], [390, 844], [320, 640], [320, 256]]) {
  test(`no chapter is wider than a screen of ${width} by ${height} px, even with every part open`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page);
    await fitsOpened(page, width);
  });
}

test.describe('with the spacing of text that a reader needs', () => {
  test.use({ bypassCSP: true });

  for (const width of [1280, 320]) {
    test(`nothing is cut off at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await open(page);
      await page.addStyleTag({ content: '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }' });
      await frames(page, 4);
      await fits(page, width);
      const cut = await page.evaluate(() => [...document.querySelectorAll('button, label, summary, legend, p, h1, h2, h3, td, th')]
        .filter((part) => part.clientWidth > 1 && getComputedStyle(part).overflow !== 'visible' && !part.closest('.unseen, [hidden]'))
        .filter((part) => part.scrollHeight > part.clientHeight + 2 || part.scrollWidth > part.clientWidth + 2)
        .map((part) => part.outerHTML.slice(0, 120)));
      expect(cut).toEqual([]);
    });
  }
});

for (const [width, height] of [[1280, 800], [390, 844]]) {
  test(`a link to a chapter lands at its heading at ${width} px, before the program is there and after`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    let release;
    const held = new Promise((done) => { release = done; });
    await page.route('**/*.wasm', async (route) => { await held; await route.continue(); });
    await page.goto('./#quiz');
    const heading = (id) => page.evaluate((id) => document.getElementById(id).getBoundingClientRect().top, id);
    // Above the heading stands its kicker, and where a figure sticks to the top of the window, that.
    const lands = async (id) => {
      await expect.poll(() => heading(id), id).toBeGreaterThan(0);
      await frames(page, 20);
      expect(await heading(id), id).toBeLessThan(id === 'twin' || id === 'healing' ? 0.6 * height : 120);
      expect(await heading(id), id).toBeGreaterThan(0);
      // A heading that sticks could be there with all of its chapter gone by.
      const { y } = await chapter(page, id).boundingBox();
      expect(Math.abs(y), id).toBeLessThan(120);
    };
    await lands('quiz');
    await page.locator('.chapters a[href="#evidence"]').evaluate((link) => link.click());
    await lands('evidence');
    release();
    await expect(page.locator('html')).toHaveAttribute('data-program', 'ready');
    await lands('evidence');
    for (const id of ['healing', 'quiz', 'needles', 'sessions', 'twin', 'evidence']) {
      await page.locator(`.chapters a[href="#${id}"]`).evaluate((link) => link.click());
      await lands(id);
    }
  });
}

const violations = async (page, only) => {
  await page.evaluate(axe);
  const found = await page.evaluate((only) => window.axe.run(document, { resultTypes: ['violations'], preload: false, ...(only && { runOnly: only }) }), only);
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
};

for (const [name, options] of [
  ['light, 1280 px', { viewport: { width: 1280, height: 800 } }],
  ['dark, 1280 px', { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' }],
  ['light, 768 px', { viewport: { width: 768, height: 1024 } }],
  ['light, 390 px', { viewport: { width: 390, height: 844 } }],
  ['light, 320 px', { viewport: { width: 320, height: 640 } }],
  ['dark, 320 px', { viewport: { width: 320, height: 640 }, colorScheme: 'dark' }],
  ['forced colours, 1280 px', { viewport: { width: 1280, height: 800 }, contextOptions: { forcedColors: 'active' } }],
]) {
  test.describe(name, () => {
    test.use(options);

    test('axe finds nothing to object to in any chapter, with everything open and in every state of the controls', async ({ page }) => {
      test.setTimeout(240_000);
      await open(page);
      for (const id of CHAPTERS) {
        await chapter(page, id).scrollIntoViewIfNeeded();
        await frames(page, 10);
      }
      expect(await violations(page)).toEqual([]);
      await page.evaluate(() => { for (const details of document.querySelectorAll('details')) details.open = true; });
      await page.getByRole('button', { name: 'Settings' }).click();
      for (const kind of ['answer', 'healing', 'twin']) {
        const button = page.locator(`[data-figure="${kind}"]`).getByRole('button', { name: /^Press/ });
        if (await button.first().isEnabled()) await button.first().click();
      }
      for (const stain of await page.getByRole('radio', { name: /Signal|Polarised/ }).all()) await choose(stain);
      await frames(page, 10);
      expect(await violations(page)).toEqual([]);
      for (const keys of await page.locator('.keys-button').all()) {
        await keys.click();
        expect(await violations(page, ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])).toEqual([]);
        await page.keyboard.press('Escape');
      }
    });
  });
}

test.describe('for a reader who wants reduced motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  for (const [width, height] of [[1280, 800], [390, 844]]) {
    test(`no chapter moves by itself at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      await open(page);
      for (const id of CHAPTERS) {
        await page.locator(`#${id}`).evaluate((heading) => heading.closest('article').scrollIntoView());
        for (const figure of await chapter(page, id).locator('[data-figure]').all()) {
          // A figure that nobody has asked for anything computes no further than it needs.
          let before;
          await expect.poll(async () => before === (before = await figure.getAttribute('data-computed')), { intervals: [400] }).toBe(true);
          if ((await figure.getAttribute('data-pictures')) !== null) await expect(figure).toHaveAttribute('data-pictures', 'done');
        }
        await frames(page, 30);
        await page.mouse.move(0, 0);
        const before = await page.screenshot();
        await wait(page, 1000);
        expect((await page.screenshot()).equals(before), id).toBe(true);
      }
    });
  }
});

test('the whole story is walked through by keyboard alone: every control is reached, seen and left again', async ({ page }) => {
  test.setTimeout(240_000);
  await open(page);
  await page.evaluate(() => { document.activeElement?.blur(); scrollTo(0, 0); });
  const wanted = await page.evaluate(() => {
    const all = document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]');
    const reachable = [...all].filter((part) => part.checkVisibility({ visibilityProperty: true }) && !part.disabled && part.tabIndex >= 0 && !part.closest('[inert]'));
    // Of a group of radio buttons the keyboard reaches one.
    const groups = new Set();
    return reachable.filter((part) => part.type !== 'radio' || (!groups.has(part.name) && groups.add(part.name))).length;
  });
  const seen = new Set();
  let hidden = [];
  for (let i = 0; i < wanted + 60; i++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const part = document.activeElement;
      if (!part || part === document.body) return null;
      part.dataset.visited ??= String(Math.random());
      const box = part.getBoundingClientRect();
      const style = getComputedStyle(part);
      const ringed = style.outlineStyle !== 'none' || [...part.parentElement.children].some((near) => getComputedStyle(near).outlineStyle !== 'none') || getComputedStyle(part.parentElement).outlineStyle !== 'none';
      const top = document.elementFromPoint(Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1), Math.min(Math.max(box.top + Math.min(box.height / 2, 20), 0), innerHeight - 1));
      const covered = box.bottom < 0 || box.top > innerHeight;
      return { key: part.dataset.visited, ringed, covered, html: part.outerHTML.slice(0, 140), top: top?.className };
    });
    if (at === null) break;
    if (!at.ringed || at.covered) hidden.push(`${at.ringed ? '' : 'no ring '}${at.covered ? 'out of sight ' : ''}${at.html}`);
    seen.add(at.key);
  }
  expect(hidden).toEqual([]);
  expect(seen.size).toBeGreaterThanOrEqual(wanted);
});

base('the one inline script is known to the policy by its digest, and nothing else may run or be made into markup', async ({ page }) => {
  await open(page);
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  for (const part of ["default-src 'none'", "style-src 'self'", "connect-src 'self'", "'wasm-unsafe-eval'", "require-trusted-types-for 'script'", 'trusted-types pinprick', "base-uri 'none'", "form-action 'none'"]) {
    expect(policy).toContain(part);
  }
  expect(policy).not.toContain('unsafe-inline');
  expect(policy).not.toMatch(/'unsafe-eval'/);
  const digest = await page.evaluate(async () => {
    const [script, ...others] = document.querySelectorAll('script:not([type="application/ld+json"])');
    const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(script.textContent)));
    return { digest: btoa(String.fromCharCode(...bytes)), others: others.length, styled: document.querySelectorAll('style, [style]').length };
  });
  expect(policy).toContain(`'sha256-${digest.digest}'`);
  expect(digest.others).toBe(0);
  const refused = await page.evaluate(() => {
    try { document.createElement('p').innerHTML = '<b>no</b>'; return false; } catch { return true; }
  });
  expect(refused).toBe(true);
});
