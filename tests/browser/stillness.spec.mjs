// When nothing may move, nothing moves; when nobody looks, nothing is drawn.
import { asks, countFrames, expect, frames, hide, test, wait } from './figure.mjs';

test.describe('for a reader who wants reduced motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('nothing moves by itself, a second long, after needles too', async ({ figure, page }) => {
    await figure.open();
    for (const act of [() => {}, () => figure.pressAndStand(), () => figure.button('Step on').click()]) {
      await act();
      await figure.settled();
      await page.mouse.move(0, 0);
      const before = await page.screenshot();
      await wait(page, 1000);
      expect(await page.screenshot()).toEqual(before);
    }
  });

  test('steps show labelled stills', async ({ figure }) => {
    await figure.open();
    await figure.pressAndStand();
    const pictures = new Set();
    for (let i = 0; i < 4; i++) {
      await figure.button('Step on').click();
      await figure.settled();
      expect(await figure.isPlaying()).toBe(false);
      pictures.add((await figure.picture()).toString('base64'));
    }
    expect(pictures.size).toBe(4);
  });
});

/** Counting works: what moves is counted. */
const counts = async (page) => expect(await asks(page, 300)).toBeGreaterThan(3);

test('a figure that stands costs no frame and no timer', async ({ figure, page }) => {
  await countFrames(page);
  await figure.open();
  await figure.press();
  await counts(page);
  await figure.button('Pause').click();
  await figure.stands();
  await figure.computed();
  expect(await asks(page, 700)).toBe(0);
});

test('a hidden tab costs no frame and no timer, and goes on when it is back', async ({ figure, page }) => {
  await countFrames(page);
  await figure.open();
  await figure.press();
  await figure.passes(0.01);
  await counts(page);
  await hide(page, true);
  await frames(page, 2);
  const day = await figure.day();
  expect(await asks(page, 700)).toBe(0);
  expect(await figure.day()).toBe(day);
  await hide(page, false);
  await figure.passes(day);
});

test('figures out of sight cost no frame and no timer', async ({ figure, page }) => {
  await countFrames(page);
  await page.setViewportSize({ width: 390, height: 500 });
  await figure.open();
  await figure.press();
  await figure.passes(0.01);
  await page.evaluate(() => {
    document.body.style.paddingBottom = '200vh';
    scrollTo(0, document.body.scrollHeight);
  });
  await expect(figure.stage).not.toBeInViewport();
  await frames(page, 4);
  expect(await asks(page, 700)).toBe(0);
});

test('there is one clock: a figure that starts to run has the other pause', async ({ figure, twin, page }) => {
  await figure.open();
  await figure.press();
  await figure.passes(0.01);
  await twin.stage.scrollIntoViewIfNeeded();
  await twin.computed();
  expect(await figure.isPlaying()).toBe(true);
  await twin.button('Play').click();
  await expect.poll(() => twin.isPlaying()).toBe(true);
  await figure.stage.scrollIntoViewIfNeeded();
  await figure.stands();
  await expect(figure.button('Play')).toBeVisible();
  await figure.button('Play').click();
  await expect.poll(() => figure.isPlaying()).toBe(true);
  await twin.stage.scrollIntoViewIfNeeded();
  await twin.stands();
});
