// What a reader does with the healing figure, and what it answers.
import { expect, frames, test } from './figure.mjs';

test.beforeEach(async ({ figure }) => figure.open());

test('nothing moves before the reader asks', async ({ figure, page }) => {
  expect(await figure.isPlaying()).toBe(false);
  expect(await figure.sessions()).toBe(0);
  expect(await figure.day()).toBe(0);
  const before = await figure.picture();
  await frames(page, 30);
  expect(await figure.picture()).toEqual(before);
});

test('it plays, and pauses where it is', async ({ figure, page }) => {
  await figure.button('Play').click();
  await figure.passes(0);
  await figure.button('Pause').click();
  await figure.stands();
  const day = await figure.day();
  await frames(page, 30);
  expect(await figure.day()).toBe(day);
});

test('a needle is pressed in by the button', async ({ figure }) => {
  const before = await figure.picture();
  await figure.press();
  // The needles go in first; then time runs.
  await figure.passes(0.01);
  await figure.button('Pause').click();
  await figure.stands();
  expect(await figure.picture()).not.toEqual(before);
});

test('a needle is pressed in by the pointer', async ({ figure }) => {
  const box = await figure.stage.boundingBox();
  await figure.stage.click({ position: { x: box.width / 2, y: box.height / 3 } });
  await expect.poll(() => figure.sessions()).toBe(1);
  await figure.passes(0.01);
});

test('a moment looks the same after scrubbing forth and back', async ({ figure }) => {
  await figure.pressAndStand();
  await figure.seek(500);
  const [day, picture] = [await figure.day(), await figure.picture()];
  for (const place of [1000, 0, 730, 210, 505]) await figure.seek(place);
  expect(await figure.picture()).not.toEqual(picture);
  await figure.seek(500);
  expect(await figure.day()).toBe(day);
  expect(await figure.picture()).toEqual(picture);
});

test('a moment reached by playing is the moment reached by scrubbing', async ({ figure, page }) => {
  await figure.pressAndStand();
  await figure.seek(300);
  await figure.button('Play').click();
  await figure.passes(await figure.day());
  await figure.button('Pause').click();
  await figure.stands();
  await figure.button('Step on').click();
  await figure.settled();
  const [day, picture] = [await figure.day(), await figure.picture()];
  await figure.seek(900);
  await expect(async () => {
    await figure.button('Step back').click();
    await figure.settled();
    expect(await figure.day()).toBe(day);
  }).toPass();
  await page.mouse.move(0, 0);
  expect(await figure.picture()).toEqual(picture);
});

test('the pointer drags the playhead', async ({ figure, page }) => {
  const strip = figure.root.locator('.scrubber').first();
  const { x, y, width, height } = await strip.boundingBox();
  await page.mouse.move(x + 0.1 * width, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + 0.8 * width, y + height / 2, { steps: 5 });
  await expect.poll(() => figure.day()).toBeGreaterThan(60);
  await page.mouse.move(x + 0.3 * width, y + height / 2, { steps: 5 });
  await expect.poll(() => figure.day()).toBeLessThan(10);
  await page.mouse.up();
});

test('steps go from one named moment to the next and back', async ({ figure }) => {
  await figure.pressAndStand();
  await figure.seek(0);
  const days = [];
  for (let i = 0; i < 5; i++) {
    await figure.button('Step on').click();
    await figure.settled();
    days.push(await figure.day());
  }
  expect(days).toEqual([...days].sort((a, b) => a - b));
  expect(new Set(days).size).toBe(5);
  for (const day of days.slice(0, 4).reverse()) {
    await figure.button('Step back').click();
    await figure.settled();
    expect(await figure.day()).toBe(day);
  }
});

test('restart goes back to minute 0 and keeps the sessions', async ({ figure }) => {
  await figure.pressAndStand();
  await figure.seek(800);
  await figure.button('Restart').click();
  await expect.poll(() => figure.day()).toBe(0);
  expect(await figure.sessions()).toBe(1);
});

test('another needle length gives another course', async ({ figure }) => {
  await figure.pressAndStand();
  await figure.seek(600);
  const [day, picture] = [await figure.day(), await figure.picture()];
  await figure.length.focus();
  await figure.page.keyboard.press('Home');
  await figure.computed();
  expect(await figure.day()).toBe(day);
  expect(await figure.picture()).not.toEqual(picture);
});

test('another skin gives another picture, and the first comes back as it was', async ({ figure }) => {
  const picture = await figure.picture();
  await figure.chooseSkin('Healthy skin');
  expect(await figure.picture()).not.toEqual(picture);
  await figure.chooseSkin('Shallow boxcar');
  expect(await figure.picture()).toEqual(picture);
});

test('shown gently there are no needles and no blood', async ({ figure, page }) => {
  await figure.pressAndStand();
  await figure.seek(20);
  const picture = await figure.picture();
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('switch', { name: 'Show it gently' }).click();
  await page.keyboard.press('Escape');
  await figure.settled();
  expect(await figure.picture()).not.toEqual(picture);
});

test('the words say what the picture shows', async ({ figure }) => {
  await figure.pressAndStand();
  const live = figure.root.locator('[aria-live="polite"]');
  await figure.seek(450);
  await expect(live).not.toBeEmpty();
  const sentence = await live.textContent();
  await figure.seek(950);
  await expect(live).not.toHaveText(sentence);
  await expect(figure.stage.getByRole('img').first()).toHaveAccessibleName(/\S+ \S+/);
});

test('every skin is chosen by keyboard', async ({ figure, page }) => {
  const list = figure.root.getByRole('combobox', { name: 'Skin', exact: true });
  const names = await list.locator('option').allTextContents();
  expect(names.length).toBe(9);
  await list.focus();
  const pictures = new Set();
  await page.keyboard.press('Home');
  for (const [i, name] of names.entries()) {
    if (i > 0) await page.keyboard.press('ArrowDown');
    await expect(list.locator('option:checked')).toHaveText(name);
    await figure.computed();
    pictures.add((await figure.picture()).toString('base64'));
  }
  // The flat mark is healthy skin, cut through.
  expect(pictures.size).toBeGreaterThanOrEqual(8);
});

test('each stain is another picture, and the first comes back as it was', async ({ figure, page }) => {
  const picture = await figure.picture();
  await figure.root.getByRole('radio', { name: 'Illustrated' }).focus();
  const pictures = new Set([picture.toString('base64')]);
  for (const name of ['Polarised', 'Signal']) {
    await page.keyboard.press('ArrowRight');
    await expect(figure.root.getByRole('radio', { name })).toBeChecked();
    await figure.settled();
    pictures.add((await figure.picture()).toString('base64'));
  }
  expect(pictures.size).toBe(3);
  await figure.choose('Illustrated');
  expect(await figure.picture()).toEqual(picture);
});

test.describe('with a finger', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test('a skin and a stain are chosen', async ({ figure }) => {
    const list = figure.root.getByRole('combobox', { name: 'Skin', exact: true });
    const stain = figure.root.getByText('Polarised', { exact: true });
    for (const target of [list, stain]) {
      await target.scrollIntoViewIfNeeded();
      expect((await target.boundingBox()).height).toBeGreaterThanOrEqual(24);
    }
    const pictures = new Set([(await figure.picture()).toString('base64')]);
    // The list itself is the system's: a tap opens it, and what is chosen in it comes as a change.
    for (const name of await list.locator('option').allTextContents()) {
      await list.selectOption({ label: name });
      await figure.settled();
      pictures.add((await figure.picture()).toString('base64'));
    }
    expect(pictures.size).toBeGreaterThanOrEqual(8);
    await stain.tap();
    await figure.settled();
    expect(pictures.has((await figure.picture()).toString('base64'))).toBe(false);
  });
});
