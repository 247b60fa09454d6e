// Chapter 1: a tool, a length and passes; what they come to is drawn, counted and told from one value.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, fits, test } from './figure.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

class Needles {
  constructor(page) {
    this.page = page;
    this.root = page.locator('[data-figure="needles"]');
    this.now = this.root.locator('.needles-now[role=status]');
    this.length = this.root.getByRole('slider', { name: 'Needle length' });
    this.passes = this.root.getByRole('slider', { name: 'Passes' });
  }

  /** Opens the page and waits until the program has taken the figure over. */
  async open() {
    await this.page.goto('./');
    await expect(this.root.locator('[data-live][inert]')).toHaveCount(0);
    await this.root.evaluate((root) => root.scrollIntoView());
  }

  tool(name) {
    return this.root.getByRole('radio', { name, exact: true });
  }

  /** What a finger or a mouse hits: picture or name. */
  async choose(name) {
    await this.root.locator('.needles-tools .choice').filter({ hasText: name }).click();
    await expect(this.tool(name)).toBeChecked();
  }

  /** Puts a slider on a value: length in mm, or passes. */
  async set(slider, step) {
    await slider.evaluate((input, step) => {
      input.value = String(step);
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }, step);
  }

  async setLength(mm) {
    await this.set(this.length, Math.round((mm - 0.2) / 0.05));
  }

  /** Where a line of the picture lies, mm under the surface. */
  depth(kind) {
    return this.root.locator(`.needles-section line.${kind}`).evaluate((line) => {
      const { top, height } = line.ownerSVGElement.getBoundingClientRect();
      const { y } = line.getBoundingClientRect();
      return (5 * (y - top)) / height - 1.7;
    });
  }

  holes() {
    return this.root.locator('#needles-holes').evaluate((path) => path.getAttribute('d').split('M').length - 1);
  }

  /** Everything that the figure shows and tells. */
  state() {
    return this.root.evaluate((root) => [...root.querySelectorAll('[data-part], [role=status], output')].map((part) => part.innerHTML));
  }
}

test('a roller goes about half as deep as its needles are long, a pen nearly as deep as it is set', async ({ page }) => {
  const needles = new Needles(page);
  await needles.open();
  await expect(needles.now).toHaveText(/^A roller with needles of 1\.50 mm: in the model the tips end 0\.84 mm deep, in the lower dermis\. 15 passes leave about 250 holes per cm²\.$/);
  expect(await needles.depth('real')).toBeCloseTo(0.84, 1);
  expect(await needles.depth('nominal')).toBeCloseTo(1.5, 1);
  expect(await needles.depth('rats')).toBeCloseTo(0.3, 1);
  expect(await needles.holes()).toBe(63);

  await needles.choose('Pen');
  await expect(needles.now).toHaveText(/^A pen set to 1\.50 mm: in the model the tips end 1\.4\d mm deep, in the fat\./);
  expect(await needles.depth('real')).toBeCloseTo(1.43, 1);
  await expect(needles.root.locator('line.rats')).toHaveCount(0);

  await needles.choose('Stamp');
  await needles.set(needles.passes, 0);
  await expect(needles.now).toHaveText(/^A stamp .* 1 press leaves about 25 holes per cm²\.$/);
  expect(await needles.holes()).toBe(6);
});

test('a home roller stays in the epidermis', async ({ page }) => {
  const needles = new Needles(page);
  await needles.open();
  await needles.setLength(0.25);
  await expect(needles.now).toContainText('0.09 mm deep, in the epidermis');
  await expect(needles.root.locator('[data-part=real]')).toHaveText('0.09 mm');
});

test('by keyboard, with the table in step', async ({ page }) => {
  const needles = new Needles(page);
  await needles.open();
  await needles.tool('Roller').focus();
  await page.keyboard.press('ArrowRight');
  await expect(needles.tool('Stamp')).toBeChecked();
  await needles.length.focus();
  await page.keyboard.press('Home');
  await expect(needles.length).toHaveAttribute('aria-valuetext', '0.20 mm');
  await page.keyboard.press('End');
  await expect(needles.now).toContainText('A stamp with needles of 3.00 mm');
  await needles.passes.focus();
  await page.keyboard.press('End');
  await expect(needles.now).toContainText('20 presses');

  await needles.root.getByText('Table of the tools').click();
  const cells = await needles.root.locator('tbody tr').evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent)));
  expect(cells.map(([tool]) => tool)).toEqual(['Roller', 'Stamp', 'Pen', 'Roller, as in rats']);
  expect(cells.map(([, depth]) => depth)).toEqual(['1.74', '1.74', '2.85', '0.59']);
  await expect(needles.now).toContainText(`${cells[1][1]} mm deep, ${cells[1][2]}. 20 presses leave about ${cells[1][3]} holes`);
});

test('it came with the page: nothing changes when the program takes it over', async ({ page, browser }) => {
  const still = await (await browser.newContext({ javaScriptEnabled: false, viewport: page.viewportSize() })).newPage();
  await still.goto(test.info().project.use.baseURL ?? './');
  const before = await new Needles(still).state();
  await still.context().close();
  const needles = new Needles(page);
  await needles.open();
  expect(await needles.state()).toEqual(before);

  // There and back is the same picture.
  await needles.choose('Pen');
  await needles.setLength(0.5);
  expect(await needles.state()).not.toEqual(before);
  await needles.choose('Roller');
  await needles.setLength(1.5);
  expect(await needles.state()).toEqual(before);
});

test('shown gently there is no needle and no hole in sight', async ({ page }) => {
  const needles = new Needles(page);
  await needles.open();
  await expect(needles.root.locator('.tip .needle').last()).toBeVisible();
  await page.evaluate(() => document.querySelector('[data-switch="gentle"]').click());
  await expect(needles.root).toHaveAttribute('data-gentle', '');
  for (const part of ['.tip .needle', '.tip .hole', '.whole .spikes']) {
    await expect(needles.root.locator(part).last()).toHaveCSS('visibility', 'hidden');
  }
});

for (const [width, height] of [[1280, 800], [768, 1024], [390, 844], [320, 640]]) {
  test(`accessible, and within the page, at ${width} by ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    const needles = new Needles(page);
    await needles.open();
    await needles.root.getByText('Table of the tools').click();
    await needles.root.getByText('How this was drawn and counted').click();
    await page.evaluate(axe);
    const found = await page.evaluate(() => window.axe.run('[data-figure="needles"]'));
    expect(found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    await fits(page, width);
    const overlaps = await needles.root.locator('.needles-section text').evaluateAll((words) => {
      const boxes = words.map((word) => word.getBoundingClientRect());
      const cross = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2;
      return boxes.flatMap((a, i) => boxes.slice(i + 1).map((b, k) => cross(a, b) && [words[i].textContent, words[i + 1 + k].textContent])).filter(Boolean);
    });
    expect(overlaps).toEqual([]);
  });
}
