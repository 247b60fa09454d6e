// Phrases of the text and the picture beside it answer each other.
import { expect, frames, test, wait } from './figure.mjs';

const phrase = (page, words) => page.locator('article[aria-labelledby="healing"] .phrase').filter({ hasText: new RegExp(`^${words}$`) });

/** Moves the mouse over the stage until it is on the label of a part; the place, in CSS px of the window. */
const findLabel = async (page, figure) => {
  const { x, y, width, height } = await figure.stage.boundingBox();
  for (let down = 16; down < height; down += 9) {
    for (let across = 20; across < width; across += 24) {
      await page.mouse.move(x + across, y + down);
      if (await figure.stage.evaluate((stage) => stage.hasAttribute('data-named'))) return [x + across, y + down];
    }
  }
  throw new Error('no label is found');
};

test('a phrase that is pointed at marks its part, and pinned keeps it marked', async ({ page, figure }) => {
  await figure.open();
  const fat = phrase(page, 'fat');
  await expect(fat).toHaveRole('button');
  const plain = await figure.picture();
  await fat.hover();
  await figure.settled();
  const marked = await figure.picture();
  expect(marked.equals(plain)).toBe(false);
  await expect(fat).toHaveAttribute('data-lit');
  await page.mouse.move(2, 2);
  await figure.settled();
  expect((await figure.picture()).equals(plain)).toBe(true);

  await fat.click();
  await page.mouse.move(2, 2);
  await figure.settled();
  await expect(fat).toHaveAttribute('aria-pressed', 'true');
  expect((await figure.picture()).equals(marked)).toBe(true);
  // Another that is pointed at takes its place for so long.
  await phrase(page, 'epidermis').hover();
  await figure.settled();
  expect((await figure.picture()).equals(marked)).toBe(false);
  await page.mouse.move(2, 2);
  await figure.settled();
  expect((await figure.picture()).equals(marked)).toBe(true);
  await fat.click();
  await page.mouse.move(2, 2);
  await figure.settled();
  await expect(fat).toHaveAttribute('aria-pressed', 'false');
  expect((await figure.picture()).equals(plain)).toBe(true);
  expect(await page.evaluate(() => location.hash), 'what is marked is no change of the state').toBe('');
});

test('the keys do the same: focus marks, Space and Enter pin, Escape lets go', async ({ page, figure }) => {
  await figure.open();
  const epidermis = phrase(page, 'epidermis');
  await epidermis.evaluate((link) => link.previousElementSibling ?? link.focus());
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await expect(epidermis).toBeFocused();
  await expect(epidermis).toHaveAttribute('data-lit');
  for (const key of ['Enter', 'Space']) {
    await page.keyboard.press(key);
    await expect(epidermis).toHaveAttribute('aria-pressed', 'true');
    await page.keyboard.press(key);
    await expect(epidermis).toHaveAttribute('aria-pressed', 'false');
  }
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(epidermis).toHaveAttribute('aria-pressed', 'false');
  await expect(epidermis).not.toHaveAttribute('data-lit');
});

test('a label that is pointed at lights its phrase, and tapped pins it without a needle', async ({ page, figure }) => {
  await figure.open();
  const [x, y] = await findLabel(page, figure);
  const lit = page.locator('article[aria-labelledby="healing"] .phrase[data-lit]');
  await expect(lit).toHaveCount(1);
  await page.mouse.click(x, y);
  await expect(lit).toHaveAttribute('aria-pressed', 'true');
  await page.mouse.move(2, 2);
  await expect(lit).toHaveCount(1);
  expect(await figure.sessions()).toBe(0);
  await page.mouse.click(x, y);
  await expect(page.locator('.phrase[aria-pressed="true"]')).toHaveCount(0);
});

test('a part that is not there yet is looked for at the time when it is', async ({ page, figure }) => {
  await figure.open();
  expect(await figure.sessions()).toBe(0);
  await phrase(page, 'macrophages').click();
  await expect.poll(() => figure.day()).toBe(3);
  expect(await figure.sessions()).toBe(1);
  // Fat is there at any time: nothing moves.
  await phrase(page, 'fat').click();
  await wait(page, 400);
  expect(await figure.day()).toBe(3);
});

test('while it plays, the phrase of what is seen is lit', async ({ page, figure }) => {
  await figure.open();
  await figure.pressAndStand();
  const lit = page.locator('article[aria-labelledby="healing"] .phrase[aria-current]');
  for (const [words, day] of [['platelets plug it', 10 / 1440], ['immune cells clear it', 2], ['is replaced by sturdier collagen I', 182.5]]) {
    await phrase(page, words).click();
    await expect.poll(() => figure.day()).toBeCloseTo(day, 3);
    await expect(lit).toHaveText(words);
  }
  await frames(page, 2);
});
