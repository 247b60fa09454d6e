// A reader who turns a phone or a tablet finds the place in the text again.
import { expect, frames, near, test } from './figure.mjs';

for (const [width, height] of [[390, 844], [768, 1024], [1024, 768], [1280, 800]]) {
  test(`a window of ${width} by ${height} px that is turned shows what was read, and so does turning it back`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.goto('./');
    await expect(page.locator('html')).toHaveAttribute('data-program', 'ready');
    for (const id of ['healing', 'twin', 'risks']) {
      await near(page.locator(`#${id}`));
      // What stands a little below the middle, where a reader reads.
      const words = await page.evaluateHandle(() => {
        const part = document.elementFromPoint(innerWidth / 4, 0.6 * innerHeight);
        return part.closest('.top')?.querySelector('[data-stage]') ?? part;
      });
      const shown = () => words.evaluate((element) => {
        const inside = document.createRange();
        inside.selectNodeContents(element);
        const { top, bottom } = element.matches('canvas, [data-stage]') ? element.getBoundingClientRect() : inside.getBoundingClientRect();
        return bottom > 0 && top < innerHeight;
      });
      for (const size of [{ width: height, height: width }, { width, height }]) {
        await page.setViewportSize(size);
        await frames(page, 10);
        expect(await shown(), `${id}, ${size.width} px`).toBe(true);
        await frames(page, 200);
        expect(await shown(), `${id}, ${size.width} px, laid out`).toBe(true);
      }
    }
  });
}
