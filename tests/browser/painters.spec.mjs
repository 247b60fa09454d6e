// The picture with WebGL, and with a WebGL that is taken away.
import { expect, test } from './figure.mjs';

const context = (figure, act) =>
  figure.stage.locator('canvas').first().evaluate((canvas, act) => {
    window.loseContext ??= canvas.getContext('webgl2').getExtension('WEBGL_lose_context');
    window.loseContext[act]();
  }, act);

test('WebGL2 draws when it is asked for', async ({ figure }) => {
  await figure.open('?painter=webgl2');
  expect(await figure.says('painter')).toBe('webgl2');
  expect(Number(await figure.says('strokes'))).toBeGreaterThan(1000);
});

test('a lost context comes back with the same picture', async ({ figure }) => {
  await figure.open('?painter=webgl2');
  await figure.pressAndStand();
  await figure.seek(500);
  const picture = await figure.picture();
  await context(figure, 'loseContext');
  await expect.poll(() => figure.stage.locator('canvas').first().evaluate((canvas) => canvas.getContext('webgl2').isContextLost())).toBe(true);
  await figure.settled();
  // Until it is back, the still of the page stands in its place, and a line says why.
  await expect(figure.stage.locator('svg.still')).toBeVisible();
  await expect(figure.root.locator('[data-trouble="lost"]')).toBeVisible();
  await context(figure, 'restoreContext');
  await expect.poll(async () => (await figure.picture()).equals(picture)).toBe(true);
  await expect(figure.stage.locator('svg.still')).toBeHidden();
  await expect(figure.root.locator('[data-trouble="lost"]')).toBeHidden();
  expect(await figure.says('painter')).toBe('webgl2');
});

test('a context that is lost twice gives way to Canvas2D', async ({ figure }) => {
  await figure.open('?painter=webgl2');
  await context(figure, 'loseContext');
  await figure.settled();
  await context(figure, 'restoreContext');
  await figure.settled();
  await context(figure, 'loseContext');
  await expect.poll(() => figure.says('painter')).toBe('canvas2d');
  await figure.pressAndStand();
  await figure.seek(500);
  expect(Number(await figure.says('strokes'))).toBeGreaterThan(500);
});
