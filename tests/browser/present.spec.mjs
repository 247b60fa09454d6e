// Present mode: a class is two actions from its first question; lessons are clicked through, kept in step with the speaker window,
// made, kept and opened again; and nothing that somebody brings in place of a lesson leaves the page blank.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from './figure.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SCREENS = [[1920, 1080], [1280, 800], [1024, 768], [390, 844], [320, 640]];

const ready = async (page) => {
  await expect(page.locator('html')).toHaveAttribute('data-program', 'ready');
  await page.evaluate(() => document.fonts.ready);
};
const open = async (page, hash = '') => {
  await page.goto(`./present.html${hash}`);
  await ready(page);
};
const caption = (page) => page.locator('[data-caption]');
const given = (page) => page.evaluate(() => JSON.parse(document.getElementById('class-data').textContent));
/** The number of the step that is shown. */
const step = async (page) => Number((await page.locator('[data-step]').textContent()).match(/\d+/)[0]);
const begin = async (page, id) => {
  await page.locator(`[data-do="begin"][data-lesson="${id}"]`).click();
  await expect(page.locator('html')).toHaveAttribute('data-class', 'desk');
};
/** The one chapter whose figure is to be seen. */
const shown = (page) => page.locator('main > article').evaluateAll((all) => all.filter((one) => one.checkVisibility()).map((one) => one.getAttribute('aria-labelledby')));
/** Something is to be read, whatever the page was opened with. */
const isRead = (page) => page.evaluate(() => ['lobby', 'desk', 'maker'].includes(document.documentElement.dataset.class)
  && [...document.querySelectorAll('h1')].some((one) => one.checkVisibility() && one.textContent.trim().length > 3));

test('from the page to the first question in two actions', async ({ page }) => {
  await page.goto('./');
  await ready(page);
  await page.locator('footer a[href="present.html"]').click();
  await begin(page, 'general');
  await expect(page.locator('[data-ask] h2')).toBeVisible();
  await expect(page.locator('[data-ask] .hand-rows > li')).toHaveCount(4);
});

for (const [id, minutes] of [['general', 10], ['biology', 40]]) {
  test(`the lesson ${id} is clicked through by keyboard, and every figure is there`, async ({ page }) => {
    test.setTimeout(240_000);
    await open(page);
    const { lessons } = await given(page);
    const { steps } = lessons.find((lesson) => lesson.id === id).lesson;
    expect(steps.reduce((sum, one) => sum + one.minutes, 0)).toBe(minutes);
    await page.locator(`[data-do="begin"][data-lesson="${id}"]`).focus();
    await page.keyboard.press('Enter');
    for (const [i, one] of steps.entries()) {
      await expect(caption(page)).toHaveText(one.caption);
      expect(await step(page)).toBe(i + 1);
      const chapter = new URLSearchParams(one.moment).get('ch');
      await expect.poll(() => shown(page), `${i + 1}: ${one.moment}`).toEqual([chapter]);
      await expect(page.locator('main > [data-now] > *').last()).toBeVisible();
      expect(new URL(page.url()).hash).toBe(`#lesson=${id}&step=${i + 1}`);
      await expect(page.locator('[data-ask]')).toBeVisible({ visible: Boolean(one.ask || one.answer) });
      const last = i === steps.length - 1;
      await expect(page.locator('[data-do="on"]')).toBeEnabled({ enabled: !last });
      // What runs is brought to its end by the same key.
      await expect(async () => {
        if (!last && await step(page) === i + 1) await page.keyboard.press(i % 2 ? 'PageDown' : 'ArrowRight');
        expect(last || await step(page) === i + 2).toBe(true);
      }).toPass({ intervals: [50, 300] });
    }
    await page.keyboard.press('PageUp');
    expect(await step(page)).toBe(steps.length - 1);
    await page.keyboard.press('Home');
    expect(await step(page)).toBe(1);
    await page.keyboard.press('End');
    expect(await step(page)).toBe(steps.length);
  });
}

test('what comes of a question runs before the eyes of the class, and the hands stand beside it', async ({ page }) => {
  await open(page, '#lesson=general&step=1');
  const fields = page.locator('[data-ask] input');
  await fields.nth(0).fill('4');
  await fields.nth(2).fill('12');
  await page.locator('[data-ask] .hand').nth(7).click();
  const { lessons } = await given(page);
  const told = lessons[0].lesson.steps.findIndex((one) => one.answer);
  for (let i = 0; i < told; i += 1) await page.locator('[data-do="on"]').click();
  await expect(page.locator('[data-ask] [data-holds]')).toContainText('✓');
  await expect(page.locator('[data-ask] .share-words')).toHaveText(['4 of 17', '0 of 17', '12 of 17', '1 of 17']);
  // It stops at the moment of the step, and Next brings it there at once.
  await page.locator('[data-do="on"]').click();
  await expect(page.locator('[data-figure="healing"]')).toHaveAttribute('data-playing', 'false');
  expect(await step(page)).toBe(told + 1);
});

test('the hands are in no request, no storage and no address', async ({ page, context }) => {
  await open(page, '#lesson=general&step=1');
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.locator('[data-ask] input').first().fill('731');
  await page.locator('[data-do="on"]').click();
  await page.locator('[data-do="back"]').click();
  await expect(page.locator('[data-ask] input').first()).toHaveValue('731');
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state, location.href, document.cookie]));
  expect(kept).not.toContain('731');
  expect(asked).toEqual([]);
  expect(await context.cookies()).toEqual([]);
});

test('black, overview, numbers, clock and notes answer to their keys and buttons', async ({ page }) => {
  await open(page, '#lesson=biology&step=3');
  await page.keyboard.press('b');
  await expect(page.locator('.black')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.black')).toBeHidden();
  expect(await step(page), 'the key only brings the picture back').toBe(3);
  await page.keyboard.press('o');
  await expect(page.locator('#class-overview')).toBeVisible();
  await expect(page.locator('#class-overview [aria-current]')).toBeFocused();
  await page.locator('#class-overview li button').nth(9).click();
  await expect(page.locator('#class-overview')).toBeHidden();
  expect(await step(page)).toBe(10);
  await page.keyboard.type('14');
  await page.keyboard.press('Enter');
  expect(await step(page)).toBe(14);
  await page.locator('[data-do="notes"]').click();
  await expect(page.locator('[data-notes]')).not.toBeEmpty();
  await page.locator('[data-do="clock"]').click();
  const stopped = await page.locator('[data-lesson-clock]').textContent();
  await page.locator('.desk-bar [data-do="end"]').click();
  await page.locator('.lesson-keys summary').click();
  await page.locator('[data-single-keys]').uncheck();
  await begin(page, 'general');
  await page.keyboard.press('b');
  await expect(page.locator('.black')).toBeHidden();
  expect(stopped).toMatch(/^\d+:\d\d$/);
});

test('a figure keeps its own keys while it has the focus', async ({ page }) => {
  await open(page, '#lesson=general&step=2');
  const slider = page.locator('[data-figure="healing"] [data-slider]');
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('End');
  expect(await step(page)).toBe(2);
  await page.keyboard.press('PageDown');
  expect(await step(page)).toBe(3);
});

test('the speaker window stays in step through a hundred moves from either side', async ({ page }) => {
  test.setTimeout(240_000);
  await open(page, '#lesson=biology&step=1');
  const [speaker] = await Promise.all([page.waitForEvent('popup'), page.locator('[data-do="speaker"]').click()]);
  await expect(speaker.locator('.speaker')).toHaveAttribute('data-told', '');
  const { lessons } = await given(page);
  const { steps } = lessons[1].lesson;
  // Reproducible, and different in each of its bits.
  let seed = 20261127;
  const random = (n) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor(seed / 2 ** 32 * n);
  };
  for (let i = 0; i < 100; i += 1) {
    const from = random(2) ? page : speaker;
    const key = ['PageDown', 'PageDown', 'PageUp', 'Home', 'End', 'ArrowRight', 'ArrowLeft'][random(7)];
    await from.locator('body').press(key);
    await expect(async () => {
      const at = await step(page);
      expect(await speaker.locator('[data-place]').textContent()).toBe(`Step ${at} of ${steps.length}`);
      expect(await speaker.locator('[data-caption]').textContent()).toBe(steps[at - 1].caption);
      expect(await caption(page).textContent()).toBe(steps[at - 1].caption);
      expect(await speaker.locator('[data-notes]').textContent()).toBe(steps[at - 1].notes);
    }).toPass({ intervals: [20, 50, 100, 300] });
  }
  await page.close();
  await expect(speaker.locator('[role=status]')).toContainText('closed');
});

test('an educator makes a lesson, keeps it as a link and as a file, and opens both', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page);
  await page.locator('[data-do="make"]').first().click();
  await page.locator('[data-lesson-title]').fill('Scars, briefly');
  for (const chapter of ['healing', 'scars', 'sessions']) {
    await page.locator('[data-lesson-figure]').selectOption(chapter);
    await expect.poll(() => shown(page)).toEqual([chapter]);
    await page.locator('[data-do="add"]').click();
  }
  const rows = page.locator('.maker-steps > li');
  await expect(rows).toHaveCount(3);
  await rows.nth(0).locator('textarea').first().fill('A wound closes');
  await rows.nth(0).locator('textarea').nth(1).fill('Say: slowly.');
  await rows.nth(2).getByRole('button', { name: /^Up/ }).click();
  await expect(rows.nth(1)).toContainText('2 · Sessions');
  await page.locator('[data-do="copy"]').click();
  await expect(page.locator('[data-made]')).toContainText('Link copied');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('[data-do="save"]').click()]);
  expect(download.suggestedFilename()).toBe('scars-briefly.json');
  const file = readFileSync(await download.path(), 'utf8');
  const made = JSON.parse(file);
  expect(made.steps.map((one) => new URLSearchParams(one.moment).get('ch'))).toEqual(['healing', 'sessions', 'scars']);

  const other = await context.newPage();
  await other.goto(link);
  await ready(other);
  await expect(caption(other)).toHaveText('A wound closes');
  await other.reload();
  await ready(other);
  await expect(caption(other), 'a reload goes on where the class was').toHaveText('A wound closes');
  await other.close();

  await open(page);
  await page.locator('[data-file]').setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(file) });
  await expect(rows).toHaveCount(3);
  // A broken file says what is wrong and changes nothing.
  for (const [broken, says] of [['{', 'line 1'], ['{"pinprick":"lesson","version":9}', 'newer'], ['{"a":1}', 'no lesson'], [file.replace('"A wound closes"', '7'), 'Step 1']]) {
    await page.locator('[data-file]').setInputFiles({ name: 'b.json', mimeType: 'application/json', buffer: Buffer.from(broken) });
    await expect(page.locator('[data-made]')).toContainText(says);
    await expect(rows).toHaveCount(3);
  }
  await page.locator('[data-do="present"]').click();
  await expect(caption(page)).toHaveText('A wound closes');
});

test('two hundred broken lessons and fragments never leave a blank page', async ({ page }) => {
  test.setTimeout(300_000);
  await open(page);
  const { lessons } = await given(page);
  const whole = JSON.stringify(lessons[0].lesson);
  const encoded = Buffer.from(whole).toString('base64url');
  let seed = 7;
  const random = (n) => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    return Math.floor(seed / 2 ** 32 * n);
  };
  const letters = 'abcXYZ019-_=&%#~"{}[]<>\\ é€😀\u0000';
  const noise = (n) => Array.from({ length: n }, () => [...letters][random([...letters].length)]).join('');
  const broken = (text) => {
    const at = random(text.length);
    return [text.slice(0, at), text.slice(0, at) + noise(1 + random(5)) + text.slice(at + random(9)), text.slice(at)][random(3)];
  };
  for (let i = 0; i < 200; i += 1) {
    const fragment = [
      () => `lesson=${broken(encoded)}`, () => `lesson=${noise(random(40))}&step=${noise(3)}`, () => `lesson=general&step=${noise(4)}`,
      () => noise(random(60)), () => `lesson=${Buffer.from(broken(whole)).toString('base64url')}`, () => `make${noise(2)}`, () => 'lesson=made&step=2',
    ][i % 7]();
    await page.evaluate((hash) => { location.hash = hash; }, fragment);
    if (i % 10 === 0) {
      await page.locator('[data-file]').setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from(broken(whole)) });
    }
    await expect.poll(() => isRead(page), JSON.stringify(fragment)).toBe(true);
    // Every twentieth is what the page is opened with.
    if (i % 20 === 0) {
      await page.reload();
      await ready(page);
      await expect.poll(() => isRead(page), JSON.stringify(fragment)).toBe(true);
    }
  }
});

test('pictures, numbers and codes are taken away', async ({ page }) => {
  await open(page, '#lesson=general&step=4');
  await expect(page.locator('[data-figure="healing"] canvas').first()).toBeVisible();
  await page.locator('[data-do="away"]').click();
  const take = async (what) => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator(`#class-away [data-do="${what}"]`).click()]);
    return [download.suggestedFilename(), readFileSync(await download.path())];
  };
  const [svgName, svg] = await take('svg');
  expect(svgName).toBe('pinprick-healing-4.svg');
  const { lessons } = await given(page);
  const { caption: words, source } = lessons[0].lesson.steps[3];
  for (const part of [...words.split(' '), ...source.split(' ')]) expect(svg.toString()).toContain(part);
  expect(svg.toString().match(/<path/g).length).toBeGreaterThan(100);
  const [pngName, png] = await take('png');
  expect(pngName).toBe('pinprick-healing-4.png');
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.readUInt32BE(16)).toBeGreaterThan(1000);
  const [, csv] = await take('csv');
  expect(csv.toString().split('\r\n').length).toBeGreaterThan(5);
  expect(csv.toString()).toContain('","');
  // The code is of a link that opens this very state on the page itself.
  await expect(page.locator('[data-qr] svg path')).toHaveAttribute('d', /^M/);
  const link = await page.locator('[data-qr-link]').textContent();
  await page.goto(link);
  await ready(page);
  await expect(page.locator('[data-figure="healing"] [data-time]').first()).toContainText('Month 12');
});

test('each hand-out is one sheet of A4', async ({ page }) => {
  await open(page);
  await page.evaluate(() => { window.print = () => { window.printed = (window.printed ?? 0) + 1; }; });
  for (const id of ['general', 'biology']) {
    for (const kind of ['worksheet', 'key']) {
      await page.locator(`[data-do="${kind}"][data-lesson="${id}"]`).click();
    }
  }
  expect(await page.evaluate(() => window.printed)).toBe(4);
});

test('axe finds nothing in any room, at any size', async ({ page }) => {
  test.setTimeout(240_000);
  await open(page);
  await page.evaluate(axe);
  const check = async (what) => {
    const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'], preload: false }));
    expect(violations.map(({ id, nodes }) => `${what}: ${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)).toEqual([]);
  };
  for (const [width, height] of [[1280, 800], [320, 640]]) {
    await page.setViewportSize({ width, height });
    await check(`lobby ${width}`);
    await begin(page, 'general');
    await check(`question ${width}`);
    await page.locator('[data-do="notes"]').click();
    await page.locator('[data-do="overview"]').click();
    await check(`overview ${width}`);
    await page.keyboard.press('Escape');
    await page.locator('[data-do="away"]').click();
    await check(`away ${width}`);
    await page.keyboard.press('Escape');
    await page.locator('.desk-bar [data-do="end"]').click();
    await page.locator('[data-do="change"]').first().click();
    await check(`maker ${width}`);
    await page.locator('.maker [data-do="end"]').click();
  }
});

for (const colorScheme of ['light', 'dark']) test(`on a projector of a ${colorScheme} system the contrast is 7 to 1, and the figure is as large as it goes`, async ({ page }) => {
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize({ width: 1920, height: 1080 });
  await open(page, '#lesson=general&step=3');
  await expect.poll(() => shown(page)).toEqual(['healing']);
  const low = await page.evaluate(() => {
    const parse = (color) => color.match(/[\d.]+/g).map(Number);
    const light = ([r, g, b]) => [r, g, b].map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
      .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
    const ground = (one) => {
      for (let at = one; at; at = at.parentElement) {
        const [r, g, b, a = 1] = parse(getComputedStyle(at).backgroundColor);
        if (a === 1) return [r, g, b];
      }
      return [255, 255, 255];
    };
    const told = [...document.querySelectorAll('.desk-bar *, .desk-words *, .desk-tools *, .now, [data-time]')]
      .filter((one) => one.checkVisibility() && [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()));
    return told.map((one) => {
      const [a, b] = [parse(getComputedStyle(one).color), ground(one)].map(light).sort((x, y) => y - x);
      return [one.textContent.trim().slice(0, 30), (a + 0.05) / (b + 0.05)];
    }).filter(([, ratio]) => ratio < 7);
  });
  expect(low).toEqual([]);
  const stage = await page.locator('[data-figure="healing"] [data-stage]').boundingBox();
  expect(stage.width / 1920).toBeGreaterThan(0.9);
  expect(stage.height / 1080).toBeGreaterThan(0.45);
  const size = await caption(page).evaluate((one) => parseFloat(getComputedStyle(one).fontSize));
  expect(size, 'a thirtieth of the height is read from the back row').toBeGreaterThanOrEqual(36);
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(1080);
});

test('the picture of a lesson is light on a dark system', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await open(page, '#lesson=general&step=3');
  await expect(page.locator('[data-figure="healing"] [data-stage]')).toHaveAttribute('data-painted', '');
  // The air above the skin is the lightest thing of a light picture, and the darkest of a dark one.
  const air = await page.locator('[data-figure="healing"] [data-stage] canvas').first().evaluate((canvas) => [...canvas.getContext('2d').getImageData(0, 0, canvas.width, 4).data]);
  expect(Math.min(...air)).toBeGreaterThan(200);
});

test('no screen scrolls sideways, and the figure of every chapter has room', async ({ page }) => {
  test.setTimeout(240_000);
  await open(page, '#lesson=biology&step=1');
  const { steps } = (await given(page)).lessons[1].lesson;
  for (const [width, height] of SCREENS) {
    await page.setViewportSize({ width, height });
    for (let i = 0; i < steps.length; i += 3) {
      await page.evaluate((n) => { location.hash = `lesson=biology&step=${n}`; }, i + 1);
      await expect(caption(page)).toHaveText(steps[i].caption);
      await expect(caption(page), `${width} px, step ${i + 1}`).toBeInViewport();
      const over = await page.locator('.hand-rows > li').evaluateAll((rows) => rows.filter((row) => row.scrollWidth > row.clientWidth + 1).length);
      expect(over, `${width} px, step ${i + 1}: what overflows its box`).toBe(0);
      const [wide, room] = await page.evaluate(() => [
        document.documentElement.scrollWidth - innerWidth,
        document.querySelector('main > [data-now]').getBoundingClientRect().height,
      ]);
      expect(wide, `${width} px, step ${i + 1}`).toBeLessThanOrEqual(0);
      expect(room, `${width} px, step ${i + 1}`).toBeGreaterThanOrEqual(180);
    }
  }
});

test('in a low window the question stands beside a picture that shows the skin down to the fat', async ({ page }) => {
  await open(page);
  for (const [width, height] of [[1366, 640], [1280, 720], [1024, 768], [900, 700], [1440, 880], [1920, 950]]) {
    await page.setViewportSize({ width, height });
    for (const step of [1, 5]) {
      await page.evaluate((hash) => { location.hash = hash; }, `lesson=general&step=${step}`);
      await expect(page.locator('[data-ask] h2'), `${width} px, step ${step}`).toBeVisible();
      const skin = page.locator('main > [data-now] [data-stage]').first();
      await expect(skin).toBeInViewport({ ratio: 1 });
      await expect(page.locator('main > [data-now] .now').first()).toBeInViewport({ ratio: 1 });
      const [ask, picture] = await Promise.all([page.locator('[data-ask]').boundingBox(), skin.boundingBox()]);
      expect(ask.x + ask.width, `${width} px, step ${step}`).toBeLessThanOrEqual(picture.x);
      const tools = await page.locator('.desk-tools').boundingBox();
      expect(ask.y + ask.height, `${width} px, step ${step}`).toBeLessThanOrEqual(tools.y);
      expect(picture.height, `${width} px, step ${step}`).toBeGreaterThan(0.38 * height);
    }
  }
});

test('no part of a figure lies over another, at any size', async ({ page }) => {
  await open(page);
  for (const [width, height] of [...SCREENS, [1366, 640], [960, 600], [900, 950], [800, 1000], [768, 1024], [768, 600]]) {
    await page.setViewportSize({ width, height });
    for (const step of [3, 6]) {
      await page.evaluate((hash) => { location.hash = hash; }, `lesson=general&step=${step}`);
      await expect(page.locator('[data-step]')).toContainText(`${step}`);
      const parts = page.locator('main > [data-now]').locator('[data-stage] >> nth=0').or(page.locator('main > [data-now]').locator('.transport, [data-slider], .now'));
      await expect(parts.first()).toBeVisible();
      const boxes = await parts.evaluateAll((all) => all.filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect()).sort((a, b) => a.top - b.top).map(({ top, bottom }) => [top, bottom]));
      expect(boxes.length, `${width} px, step ${step}`).toBeGreaterThanOrEqual(3);
      for (let i = 1; i < boxes.length; i += 1) expect(boxes[i][0], `${width} px, step ${step}`).toBeGreaterThanOrEqual(boxes[i - 1][1] - 1);
    }
  }
});

test('what a class reads of side effects does not overlap', async ({ page }) => {
  await open(page, '#lesson=general&step=8');
  const shares = page.locator('.effect .share');
  await expect(shares.first()).toBeVisible();
  expect(await shares.evaluateAll((all) => all.filter((one) => one.scrollHeight > one.clientHeight).length)).toBe(0);
});

test.describe('the one file', () => {
  const FILE = pathToFileURL(join(process.env.PINPRICK_PACKED ?? '/', 'pinprick.html')).href;

  test('presents, prints its sheets and makes lessons, and asks for nothing', async ({ page }) => {
    const asked = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(FILE);
    await ready(page);
    await page.locator('footer a[href="#present"]').click();
    await begin(page, 'general');
    await page.keyboard.press('PageDown');
    await expect.poll(() => shown(page)).toEqual(['healing']);
    expect(await step(page)).toBe(2);
    await page.locator('[data-do="speaker"]').click();
    await expect(page.locator('.desk-notes')).toBeVisible();
    await expect(page.locator('[data-notes]')).not.toBeEmpty();
    await page.locator('.desk-bar [data-do="end"]').click();
    await page.locator('[data-do="leave-class"]').click();
    await expect(page.locator('#answer')).toBeVisible();
    await expect(page.locator('.lobby')).toBeHidden();
    expect(asked.filter((url) => !url.startsWith('data:') && !url.startsWith('blob:')).map((url) => url.split('#')[0])).toEqual([FILE]);
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('present mode says what it needs, and the story is there', async ({ page }) => {
    await page.goto('./present.html');
    await expect(page.locator('.lobby noscript p')).toBeVisible();
    expect(await page.locator('.lobby noscript').textContent()).toContain('Present mode needs JavaScript.');
    await expect(page.locator('#healing')).toBeVisible();
  });
});
