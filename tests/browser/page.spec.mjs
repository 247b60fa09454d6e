// The page as a whole: how it fits, what it asks of the network and the machine, and whether everyone can use it.
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { asked, bounded, weigh } from '../../benches/weigh.mjs';
import { expect, fits, frames, test } from './figure.mjs';
import { exposeMemory } from './memory.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Bytes and requests that the page may cost; `cargo xtask bench size` prints what it does. */
const budget = JSON.parse(readFileSync(new URL('../budget.json', import.meta.url)));

for (const width of [320, 390, 768, 1280, 1920]) {
  test(`nothing lies outside a screen of ${width} px`, async ({ figure, page }) => {
    await page.setViewportSize({ width, height: 800 });
    await figure.open();
    await fits(page, width);
    const { width: drawn } = await figure.stage.boundingBox();
    expect(drawn).toBeGreaterThan(Math.min(280, width * 0.8));
  });
}

test('the figure follows a window that is made narrower', async ({ figure, page }) => {
  await figure.open();
  await figure.pressAndStand();
  await page.setViewportSize({ width: 320, height: 700 });
  await figure.settled();
  await fits(page, 320);
  const sizes = await figure.stage.locator('canvas').first().evaluate((canvas) => {
    const box = canvas.getBoundingClientRect();
    return { drawn: canvas.width / devicePixelRatio, shown: box.width };
  });
  expect(Math.abs(sizes.drawn - sizes.shown)).toBeLessThanOrEqual(1);
  await figure.button('Step on').click();
  await figure.settled();
});

test('controls are large enough to be hit', async ({ figure, page }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await figure.open();
  const small = await page.evaluate(() => {
    const targets = [...document.querySelectorAll('button, input, summary, label.choice')];
    return targets
      .map((target) => ({ target, box: (target.closest('label') ?? target).getBoundingClientRect() }))
      // What takes no pointer is for the keyboard alone: beside it lies a larger place for fingers.
      .filter(({ target, box }) => box.width > 0 && getComputedStyle(target).pointerEvents !== 'none' && (box.width < 24 || box.height < 24))
      .map(({ target }) => target.outerHTML.slice(0, 120));
  });
  expect(small).toEqual([]);
});

test('nothing is asked of the network after the page has loaded, nor of another host, nor kept about the reader', async ({ figure, page, context }) => {
  const requests = [];
  page.on('request', (request) => requests.push(request.url()));
  await figure.open();
  await page.evaluate(() => document.fonts.ready);
  const origin = new URL(page.url()).origin;
  expect(requests.filter((url) => new URL(url).origin !== origin)).toEqual([]);
  const loaded = requests.length;
  await figure.pressAndStand();
  await figure.seek(700);
  await figure.length.focus();
  await page.keyboard.press('End');
  await figure.computed();
  await figure.button('Keys').click();
  await page.keyboard.press('Escape');
  expect(requests.slice(loaded)).toEqual([]);
  expect(await context.cookies()).toEqual([]);
});

test('the page holds at most 48 MB of WebAssembly memory with every figure at work', async ({ figure, twin, page }) => {
  // Two dozen moments, each with its whole picture.
  test.setTimeout(240_000);
  await exposeMemory(page);
  await figure.open();
  const bytes = () => page.evaluate(() => window.wasmMemory.buffer.byteLength);
  await figure.pressAndStand();
  // Sessions as far apart as the axis lets a finger place them, until the course is full or the axis ends.
  for (let place = 500; place <= 1000 && (await figure.sessions()) < 6; place += 25) {
    await figure.seek(place);
    if (await figure.button('Press needles in').isEnabled()) await figure.pressAndStand();
  }
  expect(await figure.sessions()).toBeGreaterThanOrEqual(6);
  for (const place of [0, 333, 666, 1000, 500]) await figure.seek(place);
  // Two more courses, and whatever the other chapters compute.
  await twin.stage.scrollIntoViewIfNeeded();
  await twin.computed();
  await twin.stills();
  for (const place of [0, 333, 666, 1000, 500]) await twin.seek(place);
  for (const chapter of await page.getByRole('article').all()) {
    await chapter.scrollIntoViewIfNeeded();
    await frames(page, 30);
  }
  const megabytes = (await bytes()) / 2 ** 20;
  test.info().annotations.push({ type: 'memory', description: `${megabytes.toFixed(1)} MB` });
  expect(megabytes).toBeLessThanOrEqual(48);
});

test('what a reader downloads stays within the budget', async ({ page, baseURL }) => {
  const { here, elsewhere } = await asked(page, baseURL);
  expect(elsewhere).toEqual([]);
  const weights = bounded(weigh(process.env.PINPRICK_SITE, here));
  test.info().annotations.push({ type: 'bytes', description: JSON.stringify(weights) });
  const over = Object.entries(weights).filter(([name, value]) => !(value <= budget[name]));
  expect(Object.fromEntries(over), `more than ${JSON.stringify(budget)}`).toEqual({});
});

test('the kernels are vectorised in the page', async () => {
  const folder = process.env.PINPRICK_SITE;
  const wasm = readdirSync(folder).find((file) => file.endsWith('.wasm'));
  const bytes = readFileSync(join(folder, wasm));
  // The three bytes of the instruction f32x4.mul; a page linked for size alone once had none.
  const multiply = Buffer.from([0xfd, 0xe6, 0x01]);
  let count = 0;
  for (let at = bytes.indexOf(multiply); at >= 0; at = bytes.indexOf(multiply, at + 3)) count += 1;
  expect(count).toBeGreaterThanOrEqual(64);
});

for (const colorScheme of ['light', 'dark']) {
  for (const width of [1280, 390]) {
    test.describe(`${colorScheme}, ${width} px`, () => {
      test.use({ colorScheme, viewport: { width, height: 844 } });

      test('axe finds nothing to object to', async ({ figure, page }) => {
        await figure.open();
        const violations = async () => {
          await page.evaluate(axe);
          const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
          return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
        };
        expect(await violations()).toEqual([]);
        await figure.pressAndStand();
        await figure.seek(500);
        expect(await violations()).toEqual([]);
        await figure.button('Keys').click();
        expect(await violations()).toEqual([]);
      });
    });
  }
}
