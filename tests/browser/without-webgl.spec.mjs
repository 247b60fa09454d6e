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
