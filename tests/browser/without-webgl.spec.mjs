// The picture in a browser that has no WebGL at all.
import { expect, test } from './figure.mjs';

test.use({ launchOptions: { executablePath: process.env.CHROME, args: ['--disable-3d-apis'] } });

for (const query of ['', '?painter=webgl2']) {
  test(`Canvas2D draws${query && ', even where WebGL2 is asked for'}`, async ({ figure, page }) => {
    expect(await page.evaluate(() => document.createElement('canvas').getContext('webgl2'))).toBeNull();
    await figure.open(query);
    expect(await figure.says('painter')).toBe('canvas2d');
    expect(Number(await figure.says('strokes'))).toBeGreaterThan(500);
    await figure.press();
    await figure.passes(0.01);
  });
}

test('where nothing can be painted the still stays, and words, charts and table go on', async ({ figure, page }) => {
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  await figure.open();
  await expect(figure.stage.locator('svg.still')).toBeVisible();
  await expect(figure.root.locator('[data-trouble="unavailable"]')).toBeVisible();
  const sentence = await figure.root.locator('.now').textContent();
  await figure.pressAndStand();
  await figure.seek(800);
  await expect(figure.root.locator('.now')).not.toHaveText(sentence);
  await expect(figure.root.locator('.charts path').first()).toBeVisible();
  await figure.root.locator('[data-table] summary').click();
  await expect(figure.root.locator('[data-table] td').first()).toBeVisible();
});
