// The figure that opens the page: alive by itself where that is welcome, one button, one year.
import { asks, countFrames, expect, hide, test } from './figure.mjs';

const open = async (answer) => {
  await answer.page.goto('./?painter=webgl2');
  await answer.page.evaluate(() => document.fonts.ready);
};

/** Waits until the skin has begun to live by itself. */
const drifts = async (answer) => {
  await expect.poll(() => answer.isPlaying()).toBe(true);
  await answer.passes(0.02);
};

test('the skin lives by itself, untouched and unspoken, until it is paused', async ({ answer, page }) => {
  await countFrames(page);
  await open(answer);
  await drifts(answer);
  expect(await answer.sessions()).toBe(0);
  await expect(answer.root.locator('.now')).toContainText('nothing has been pressed in yet');
  // Nobody asked: nothing is read out.
  await expect(answer.root.locator('[aria-live="polite"]')).toBeEmpty();
  await answer.button('Pause').click();
  await answer.stands();
  const day = await answer.day();
  await expect.poll(() => asks(page, 500)).toBe(0);
  expect(await answer.day()).toBe(day);
});

test('a needle is pressed in, and the year runs; pressed again it begins anew', async ({ answer, page }) => {
  // By hand: without a graphics card the other painter is too slow for a year.
  await page.goto('./');
  await answer.button('Press a needle in').click();
  await expect.poll(() => answer.sessions()).toBe(1);
  await answer.passes(1);
  await expect(answer.root.locator('.now')).not.toContainText('nothing has been pressed in yet');
  await answer.button('Press a needle in').click();
  await expect.poll(() => answer.day()).toBeLessThan(0.5);
  expect(await answer.sessions()).toBe(1);
  expect(await answer.isPlaying()).toBe(true);
  await answer.button('Pause').click();
  await answer.seek(1000);
  expect(await answer.day()).toBe(365);
  await expect(answer.root.locator('.now')).toContainText('Month 12');
});

test('out of sight and in a hidden tab it costs nothing', async ({ answer, page }) => {
  await countFrames(page);
  await open(answer);
  await drifts(answer);
  await hide(page, true);
  await expect.poll(() => asks(page, 500)).toBe(0);
  const day = await answer.day();
  await hide(page, false);
  await answer.passes(day);
  await page.locator('footer').last().scrollIntoViewIfNeeded();
  await expect(answer.stage).not.toBeInViewport();
  await expect.poll(() => asks(page, 500)).toBe(0);
});

test('it gives way to a figure that the reader starts', async ({ answer, figure }) => {
  await open(answer);
  await drifts(answer);
  await figure.stage.scrollIntoViewIfNeeded();
  await figure.computed();
  await figure.press();
  await figure.passes(0.01);
  await answer.stage.scrollIntoViewIfNeeded();
  await answer.stands();
});

test('its course is let go for those of other figures, and comes back without a jump', async ({ answer, figure, twin, page }) => {
  await open(answer);
  await answer.button('Press a needle in').click();
  await answer.button('Pause').click();
  await answer.computed();
  await answer.seek(800);
  const shown = async () => [await answer.day(), await answer.root.locator('.now').textContent(), (await answer.picture()).toString('base64')];
  const before = await shown();
  for (const other of [figure, twin]) {
    await other.stage.scrollIntoViewIfNeeded();
    await other.computed();
  }
  await answer.root.evaluate((root) => {
    window.computed = [];
    new MutationObserver(() => window.computed.push(Number(root.dataset.computed))).observe(root, { attributeFilter: ['data-computed'] });
  });
  expect(await shown()).toEqual(before);
  await expect.poll(() => page.evaluate(() => window.computed.at(-1))).toBe(1);
  expect(await page.evaluate(() => Math.min(...window.computed))).toBeLessThan(1);
  await answer.settled();
  expect(await shown()).toEqual(before);
  await answer.seek(300);
  await answer.seek(800);
  // The words follow a drag a few times a second.
  await expect.poll(shown).toEqual(before);
});

test('the switch beside it stops all motion, and lets it go on', async ({ answer, page }) => {
  await open(answer);
  await drifts(answer);
  const motion = answer.root.getByRole('switch', { name: 'Motion' });
  await motion.click();
  await answer.stands();
  await expect(answer.button('Play')).toBeHidden();
  await expect(page.locator('html')).toHaveAttribute('data-motion', 'off');
  await motion.click();
  await drifts(answer);
});

test.describe('for a reader who wants reduced motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('it stands from the first, and costs nothing', async ({ answer, page }) => {
    await countFrames(page);
    await open(answer);
    await expect(answer.stage).toHaveAttribute('data-painted', '');
    await expect.poll(() => asks(page, 500)).toBe(0);
    expect(await answer.isPlaying()).toBe(false);
    const before = await page.screenshot();
    expect(await asks(page, 1000)).toBe(0);
    expect(await page.screenshot()).toEqual(before);
    // The press shows what the needles did, without a film.
    await answer.button('Press a needle in').click();
    await expect.poll(() => answer.sessions()).toBe(1);
    expect(await answer.isPlaying()).toBe(false);
    await answer.button('Step on').click();
    await answer.passes(0);
  });
});

test('the first view of every figure has few controls', async ({ page }) => {
  await page.goto('./');
  for (const figure of await page.locator('.figure[data-figure]').all()) {
    const shown = figure.locator('.controls, .choosers, .opening').locator('button, select, input[type=range], fieldset');
    const count = (await Promise.all((await shown.all()).map((control) => control.isVisible()))).filter(Boolean).length;
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThanOrEqual(3);
  }
});
