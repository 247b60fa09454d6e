// When nothing may move, nothing moves; when nobody looks, nothing is drawn.
import { countFrames, expect, frames, test, wait } from './figure.mjs';

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

test('a figure that stands costs no frames', async ({ figure, page }) => {
  await countFrames(page);
  await figure.open();
  // The last news of the computing goes out up to 250 ms after it is done, in a frame.
  await wait(page, 300);
  await figure.settled();
  const before = await page.evaluate(() => window.framesAsked);
  await wait(page, 500);
  expect(await page.evaluate(() => window.framesAsked)).toBe(before);
});

test('a hidden tab costs no frames, and goes on when it is back', async ({ figure, page }) => {
  await countFrames(page);
  await figure.open();
  await figure.press();
  await figure.passes(0.01);
  const hide = (hidden) =>
    page.evaluate((hidden) => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
      Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => (hidden ? 'hidden' : 'visible') });
      document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
  await hide(true);
  await frames(page, 2);
  const [asked, day] = [await page.evaluate(() => window.framesAsked), await figure.day()];
  await wait(page, 700);
  expect(await page.evaluate(() => window.framesAsked)).toBe(asked);
  expect(await figure.day()).toBe(day);
  await hide(false);
  await figure.passes(day);
});

test('a figure out of sight costs no frames', async ({ figure, page }) => {
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
  const asked = await page.evaluate(() => window.framesAsked);
  await wait(page, 700);
  expect(await page.evaluate(() => window.framesAsked)).toBe(asked);
});
