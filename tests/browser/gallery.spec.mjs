// The gallery of scars: chosen by picture, name and key, lit, toned and turned round.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { choose, countFrames, expect, fits, frames, test, wait } from './figure.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const MARKS = ['Icepick', 'Icepick, as measured', 'Shallow boxcar', 'Deep boxcar', 'Rolling', 'Hypertrophic', 'Keloid', 'Flat mark'];

class Gallery {
  constructor(page) {
    this.page = page;
    this.root = page.locator('.gallery');
    this.told = this.root.getByRole('status');
    this.above = this.root.locator('[data-above]');
    this.section = this.root.locator('[data-section]');
  }

  async open() {
    await this.page.goto('./');
    await this.root.scrollIntoViewIfNeeded();
    await this.made();
  }

  /** Waits until every picture is as wanted. */
  async made() {
    await expect.poll(async () => {
      // What changes the whole page comes after the switch has answered; what comes into view, after it is laid out.
      await frames(this.page, 8);
      return this.root.getAttribute('data-pictures');
    }).toBe('done');
  }

  mark(name) {
    return this.root.getByRole('radio', { name, exact: true });
  }

  /** What a finger or a mouse hits: picture or name. */
  async choose(name) {
    await this.root.locator('.mark-choice').filter({ hasText: new RegExp(`^${name}$`) }).locator('span').click();
    await this.made();
  }

  async chosen() {
    return this.root.getByRole('heading', { level: 3 }).textContent();
  }

  /** A copy of a canvas that may be read often; reading the page's own would slow it down for good. */
  copy(canvas) {
    return canvas.evaluateHandle((canvas) => {
      const copy = Object.assign(document.createElement('canvas'), { width: canvas.width, height: canvas.height });
      copy.getContext('2d', { willReadFrequently: true }).drawImage(canvas, 0, 0);
      return copy;
    });
  }

  /** The pixels of a canvas as a string that is equal when they are. */
  async pixels(canvas) {
    return (await this.copy(canvas)).evaluate((canvas) => {
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      let hash = 2166136261;
      for (const byte of data) hash = Math.imul(hash ^ byte, 16777619);
      return `${canvas.width}x${canvas.height} ${hash >>> 0}`;
    });
  }

  /** Mean brightness, 0 to 255, of a part of a canvas given in shares of its width and height. */
  async brightness(canvas, left, right, top = 0.4, bottom = 0.6) {
    return (await this.copy(canvas)).evaluate((canvas, [left, right, top, bottom]) => {
      const [x, y] = [canvas.width * left, canvas.height * top].map(Math.round);
      const [w, h] = [canvas.width * (right - left), canvas.height * (bottom - top)].map(Math.round);
      const { data } = canvas.getContext('2d').getImageData(x, y, w, h);
      let sum = 0;
      for (let i = 0; i < data.length; i += 4) sum += (data[i] + data[i + 1] + data[i + 2]) / 3;
      return sum / (data.length / 4);
    }, [left, right, top, bottom]);
  }

  thumbnails() {
    return Promise.all(MARKS.map((_, i) => this.pixels(this.root.locator('[data-mark]').nth(i))));
  }
}

const gallery_test = test.extend({ gallery: async ({ page }, use) => use(new Gallery(page)) });

gallery_test('every mark is chosen by key, and shows itself from above, in section and in words', async ({ gallery, page }) => {
  await gallery.open();
  expect(new Set(await gallery.thumbnails()).size).toBe(MARKS.length);
  await gallery.mark(await gallery.chosen()).focus();
  const seen = { above: new Set(), section: new Set(), told: new Set(), names: new Set() };
  for (let i = 0; i < MARKS.length; i++) {
    await page.keyboard.press('ArrowRight');
    await gallery.made();
    const name = await gallery.chosen();
    await expect(gallery.mark(name)).toBeChecked();
    await expect(gallery.told).toContainText(`${name}: in the model `);
    await expect(gallery.above).toHaveAccessibleName(`${name} from above, lit from the left`);
    await expect(gallery.section).toHaveAccessibleName(`${name} in section, drawn from the model`);
    expect(await gallery.root.locator('.told:visible').textContent()).toBe(await gallery.told.textContent());
    seen.names.add(name);
    seen.told.add(await gallery.told.textContent());
    seen.above.add(await gallery.pixels(gallery.above));
    seen.section.add(await gallery.pixels(gallery.section.locator('canvas').first()));
    const raised = ['Hypertrophic', 'Keloid'].includes(name);
    expect(await gallery.root.locator('.stop:visible').count()).toBe(raised ? 1 : 0);
  }
  expect([...seen.names].sort()).toEqual([...MARKS].sort());
  expect(seen.told.size).toBe(MARKS.length);
  expect(seen.above.size).toBe(MARKS.length);
  // Flat skin is flat skin, in section: only the mark that is none looks like none.
  expect(seen.section.size).toBe(MARKS.length);
});

gallery_test('the lamp, the tone and a day after needling change what is seen', async ({ gallery, page }) => {
  await gallery.open();
  await gallery.choose('Deep boxcar');
  expect(await gallery.chosen()).toBe('Deep boxcar');
  const walls = async () => [await gallery.brightness(gallery.above, 0.27, 0.33), await gallery.brightness(gallery.above, 0.67, 0.73)];
  const [left, right] = await walls();
  expect(right).toBeGreaterThan(1.3 * left);
  await gallery.root.getByText('at the right', { exact: true }).click();
  await gallery.made();
  const [left_, right_] = await walls();
  expect(left_).toBeGreaterThan(1.3 * right_);

  const before = await gallery.thumbnails();
  const [top, skin] = [await gallery.pixels(gallery.above), await gallery.brightness(gallery.above, 0.02, 0.1)];
  await choose(gallery.root.getByRole('radio', { name: /^VI:/ }));
  await gallery.made();
  const after = await gallery.thumbnails();
  expect(after.filter((picture, i) => picture === before[i])).toEqual([]);
  expect(await gallery.pixels(gallery.above)).not.toBe(top);
  expect(await gallery.brightness(gallery.above, 0.02, 0.1)).toBeLessThan(0.6 * skin);
  // It is a setting of the page, and kept.
  await expect(page.locator('header [data-name="tone"] input').nth(5)).toBeChecked();
  expect(await page.evaluate(() => localStorage.getItem('pinprick-settings'))).toMatch(/^...6$/);

  const calm = await gallery.pixels(gallery.above);
  const switch_ = gallery.root.getByRole('switch', { name: 'A day after needling' });
  await switch_.click();
  await gallery.made();
  expect(await gallery.pixels(gallery.above)).not.toBe(calm);
  await expect(gallery.told).toContainText('A day after needling');
  await expect(gallery.root.locator('.clock')).toContainText('a published clock, not by the model');
  await switch_.click();
  await gallery.made();
  expect(await gallery.pixels(gallery.above)).toBe(calm);

  await gallery.root.getByText('Table of the eight marks').click();
  const rows = gallery.root.getByRole('row');
  await expect(rows).toHaveCount(MARKS.length + 1);
  for (const name of MARKS) await expect(gallery.root.getByRole('rowheader', { name, exact: true })).toBeVisible();
});

gallery_test('pictures cost no frames once they are made, nor while nobody sees them', async ({ gallery, page }) => {
  await countFrames(page);
  await gallery.open();
  const asked = () => page.evaluate(() => window.framesAsked);
  const before = await asked();
  await wait(page, 500);
  expect(await asked()).toBe(before);
  // Far off, a change waits until it is seen.
  await page.evaluate(() => {
    document.body.style.paddingBottom = '300vh';
    scrollTo(0, document.body.scrollHeight);
  });
  await expect(gallery.root).not.toBeInViewport();
  await frames(page, 4);
  const picture = await gallery.pixels(gallery.above);
  await gallery.mark('Keloid').evaluate((radio) => radio.click());
  await wait(page, 300);
  expect(await gallery.pixels(gallery.above)).toBe(picture);
  await gallery.root.scrollIntoViewIfNeeded();
  await gallery.made();
  expect(await gallery.pixels(gallery.above)).not.toBe(picture);
});

test.describe('on a phone, for a reader who wants reduced motion', () => {
  gallery_test.use({ viewport: { width: 320, height: 640 }, hasTouch: true, contextOptions: { reducedMotion: 'reduce' } });

  gallery_test('marks are chosen by touch and turned round, and nothing lies outside', async ({ gallery, page }) => {
    await gallery.open();
    for (const [i, name] of MARKS.entries()) {
      const target = gallery.root.locator('.mark-choice').nth(i);
      const { width, height } = await target.boundingBox();
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
      await target.locator('canvas').tap();
      await gallery.made();
      expect(await gallery.chosen()).toBe(name);
    }
    await expect(gallery.above).toBeVisible();
    await expect(gallery.section).toBeHidden();
    await gallery.root.getByText('In section', { exact: true }).tap();
    await gallery.made();
    await expect(gallery.above).toBeHidden();
    await expect(gallery.section).toBeVisible();
    expect(await gallery.section.locator('canvas').first().evaluate((canvas) => canvas.width)).toBeGreaterThan(250);
    await fits(page, 320);
    const names = await gallery.root.locator('.mark-choice > span').evaluateAll((spans) => spans.filter((span) => span.scrollWidth > span.clientWidth).map((span) => span.textContent));
    expect(names).toEqual([]);
  });
});

for (const width of [320, 390, 768, 1280]) {
  gallery_test(`nothing moves when the program takes the gallery over, ${width} px wide`, async ({ gallery, page }) => {
    await page.setViewportSize({ width, height: 800 });
    let arrive;
    const here = new Promise((resolve) => (arrive = resolve));
    await page.route('**/*.wasm', async (route) => {
      await here;
      await route.continue();
    });
    const boxes = () =>
      gallery.root.evaluate((root) => {
        const { top } = root.getBoundingClientRect();
        return [root, ...root.querySelectorAll('.mark-choice, .above, .section, .sights, .choice, .switch, [data-shown], .gallery-note, .more')].filter((part) => part.checkVisibility()).map((part) => {
          const box = part.getBoundingClientRect();
          return [part.className, box.left, box.top - top, box.width, box.height].join(' ');
        });
      });
    await page.goto('./', { waitUntil: 'commit' });
    await page.evaluate(() => document.fonts.ready);
    await expect(gallery.root.locator('.sights')).toHaveAttribute('inert');
    // A still stands where the picture will be.
    if (width >= 640) await expect(gallery.section.locator('svg.still')).toBeVisible();
    const before = await boxes();
    arrive();
    await gallery.root.scrollIntoViewIfNeeded();
    await gallery.made();
    await expect(gallery.root.locator('.sights')).not.toHaveAttribute('inert');
    expect(await boxes()).toEqual(before);
    await expect(gallery.section.locator('svg.still')).toBeHidden();
  });
}

test.describe('without JavaScript', () => {
  gallery_test.use({ javaScriptEnabled: false });

  gallery_test('the facts and the numbers of all marks can be read', async ({ gallery, page }) => {
    await page.goto('./');
    for (const name of MARKS) {
      const facts = gallery.root.locator('.mark-facts').filter({ has: page.getByRole('heading', { name, exact: true }) });
      await expect(facts.locator('.told')).toContainText(`${name}: in the model `);
      for (const fact of ['Tell it by', 'Size', 'How common', 'Usually tried first']) await expect(facts.getByText(fact, { exact: true })).toBeVisible();
    }
    await expect(gallery.root.locator('.stop:visible')).toHaveCount(2);
    await expect(gallery.section.locator('svg.still')).toBeVisible();
    await expect(gallery.root.locator(':is(button, input):visible')).toHaveCount(0);
    await gallery.root.locator('summary').click();
    await expect(gallery.root.getByRole('row')).toHaveCount(MARKS.length + 1);
  });
});

for (const colorScheme of ['light', 'dark']) {
  test.describe(colorScheme, () => {
    gallery_test.use({ colorScheme });

    gallery_test('axe finds nothing to object to in the gallery', async ({ gallery, page }) => {
      await gallery.open();
      await gallery.choose('Keloid');
      await gallery.root.getByRole('switch').click();
      await gallery.root.getByText('Table of the eight marks').click();
      await gallery.made();
      await page.evaluate(axe);
      const found = await page.evaluate(async () => {
        const { violations } = await window.axe.run('.scars', { resultTypes: ['violations'] });
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
      });
      expect(found).toEqual([]);
    });
  });
}
