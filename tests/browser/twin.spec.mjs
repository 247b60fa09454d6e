// What a reader does with two skins under one clock, and what they answer.
import { asks, countFrames, expect, frames, test } from './figure.mjs';

/** Both pictures, as digests of what is on their canvases: the same skin gives the same on either side. */
const both = (twin) =>
  twin.root.locator('[data-stage]').evaluateAll((stages) =>
    Promise.all(stages.map(async (stage) => {
      const drawn = [...stage.querySelectorAll('canvas')].map((canvas) => canvas.toDataURL()).join();
      const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(drawn));
      return [...new Uint8Array(digest)].map((byte) => byte.toString(16)).join('');
    })));

/** The skins that the two lists name. */
const chosen = (twin) => twin.root.getByRole('combobox').evaluateAll((lists) => lists.map((list) => list.selectedOptions[0].textContent));

const sentence = (twin) => twin.root.locator('.now').textContent();

test('two skins stand untouched, and the stills answer before anything moves', async ({ twin }) => {
  await twin.open();
  expect(await twin.isPlaying()).toBe(false);
  expect(await twin.day()).toBe(0);
  expect(await twin.sessions()).toBe(6);
  expect(await chosen(twin)).toEqual(['Shallow boxcar', 'Keloid']);
  expect(await sentence(twin)).toContain('Nothing has been pressed in yet');
  await twin.stills();
  const stills = await twin.root.locator('[data-still]').evaluateAll((canvases) => canvases.map((canvas) => canvas.toDataURL()));
  expect(new Set(stills).size).toBe(6);
  // A still takes the playhead to its moment, on both sides.
  await twin.button('Keloid, Month 12').click();
  await expect.poll(() => twin.day()).toBe(365);
  const told = await sentence(twin);
  expect(told).toMatch(/^Month 12: the shallow boxcar scar has filled by \d+% .*the keloid has grown by \d+%/);
  await expect(twin.root.locator('[aria-live="polite"]')).toHaveText(told);
});

test('the year is played to its end, and scrubbed back to the same pixels', async ({ twin }) => {
  await twin.open();
  await twin.seek(600);
  const [day, pictures] = [await twin.day(), await both(twin)];
  await twin.root.getByText('4×', { exact: true }).click();
  await twin.seek(900);
  await twin.button('Play').click();
  await expect.poll(() => twin.day(), { timeout: 60_000 }).toBe(365);
  await twin.stands();
  expect(await both(twin)).not.toEqual(pictures);
  await twin.seek(600);
  expect(await twin.day()).toBe(day);
  expect(await both(twin)).toEqual(pictures);
});

test('swapped, the two change places and nothing is computed anew', async ({ twin, page }) => {
  await twin.open();
  await twin.seek(1000);
  const before = await sentence(twin);
  const [left, right] = await both(twin);
  await twin.button('Swap').click();
  await frames(page, 4);
  // Not a step was lost on the way.
  expect(Number(await twin.says('computed'))).toBe(1);
  await twin.settled();
  expect(await chosen(twin)).toEqual(['Keloid', 'Shallow boxcar']);
  expect(await both(twin)).toEqual([right, left]);
  expect(await sentence(twin)).not.toBe(before);
  await twin.button('Swap').click();
  await twin.settled();
  expect(await both(twin)).toEqual([left, right]);
  await expect.poll(() => sentence(twin)).toBe(before);
});

test('mirrored, both sides are the same; one of them left alone, time is seen alone', async ({ twin }) => {
  await twin.open();
  await twin.seek(1000);
  const [left, right] = await both(twin);
  await twin.button('Mirror').click();
  await twin.computed();
  expect(await chosen(twin)).toEqual(['Shallow boxcar', 'Shallow boxcar']);
  // Two hollows are seen from nearer than a hollow beside a keloid.
  const [twice, again] = await both(twin);
  expect(again).toBe(twice);
  await twin.root.getByRole('switch', { name: 'Needle both' }).click();
  await twin.computed();
  const [needled, alone] = await both(twin);
  expect(needled).toBe(twice);
  expect(alone).not.toBe(twice);
  await expect(twin.root.locator('.plate').nth(1)).toContainText('Left alone');
  await twin.button('Mirror').click();
  await twin.root.getByRole('switch', { name: 'Needle both' }).click();
  await twin.computed();
  expect(await both(twin)).toEqual([left, right]);
});

test('any pair, any stain, without sessions and with a course of them', async ({ twin }) => {
  await twin.open();
  await twin.chooseSkin('Rolling', 'Left');
  await twin.chooseSkin('Hypertrophic', 'Right');
  await twin.seek(1000);
  expect(await sentence(twin)).toMatch(/the rolling scar .*the hypertrophic scar/);
  const pictures = new Set();
  for (const stain of ['Signal', 'Polarised', 'Illustrated']) {
    await twin.choose(stain);
    pictures.add((await twin.picture()).toString('base64'));
  }
  expect(pictures.size).toBe(3);
  const needled = await sentence(twin);
  await twin.button('New skin').click();
  await twin.computed();
  expect(await twin.sessions()).toBe(0);
  await twin.seek(1000);
  expect(await sentence(twin)).not.toBe(needled);
  await twin.button('Six sessions, four weeks apart').click();
  await twin.computed();
  expect(await twin.sessions()).toBe(6);
  await twin.seek(1000);
  await expect.poll(() => sentence(twin)).toBe(needled);
});

test('a phrase of the text takes both skins to its moment, and the keys of the figure move them', async ({ twin, page }) => {
  await twin.open();
  await page.getByRole('link', { name: 'by the end of the year' }).click();
  await expect.poll(() => twin.day()).toBe(365);
  await page.locator('#twin-figure').focus();
  await page.keyboard.press('Home');
  await expect.poll(() => twin.day()).toBe(0);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => twin.day()).toBeGreaterThan(0);
  await page.keyboard.press(' ');
  await expect.poll(() => twin.isPlaying()).toBe(true);
  await page.keyboard.press(' ');
  await twin.stands();
});

test('before it is seen and when it is out of sight, it costs nothing', async ({ twin, figure, answer, page }) => {
  await countFrames(page);
  await page.setViewportSize({ width: 1280, height: 500 });
  await figure.open();
  // It has not been made: its courses would take up memory.
  expect(await twin.says('computed')).toBeNull();
  await twin.stage.scrollIntoViewIfNeeded();
  await twin.computed();
  await twin.button('Play').click();
  await expect.poll(() => twin.isPlaying()).toBe(true);
  await page.evaluate(() => scrollTo(0, 0));
  await expect(twin.stage).not.toBeInViewport();
  await expect(answer.stage).toBeInViewport();
  await frames(page, 6);
  expect(await asks(page, 700)).toBe(0);
  // The skin that opens the page still waits for the reader where it is painted without a graphics card.
  expect(await answer.says('computed')).toBeNull();
});

test.describe('on a phone, for a reader who wants reduced motion', () => {
  test.use({ viewport: { width: 320, height: 640 }, contextOptions: { reducedMotion: 'reduce' }, hasTouch: true });

  test('numbered stills instead of motion, nothing outside the screen', async ({ twin, page }) => {
    await twin.open();
    await expect(twin.button('Play')).toHaveCount(0);
    await twin.stills();
    await twin.button('Shallow boxcar, Month 3').tap();
    await expect.poll(() => twin.day()).toBeGreaterThan(90);
    expect(await twin.isPlaying()).toBe(false);
    await twin.button('Shallow boxcar, Month 12').tap();
    await expect.poll(() => twin.day()).toBe(365);
    expect(await page.evaluate(() => document.scrollingElement.scrollWidth)).toBeLessThanOrEqual(320);
    // Both pictures and the transport are on the screen together.
    for (const part of ['[data-stage] >> nth=0', '[data-stage] >> nth=1', '.transport']) {
      await expect(twin.root.locator(part)).toBeInViewport({ ratio: 0.95 });
    }
  });
});
