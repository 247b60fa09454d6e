// Chapter 5: the first course comes with the page; any other is computed in slices while the reader looks on, and what is
// shown is always that of the present settings.
import { countFrames, expect, frames, test, wait } from './figure.mjs';

/** Sixteen courses and a ladder take some seconds of script; on a busy machine a few times as long. */
const LONG = { timeout: 150_000 };

class Course {
  constructor(page) {
    this.page = page;
    this.root = page.locator('.course');
    this.now = this.root.locator('.course-now[role=status]');
    this.progress = this.root.locator('.course-progress');
    this.sessions = this.root.getByRole('slider', { name: 'Sessions' });
    this.weeks = this.root.getByRole('slider', { name: 'Weeks between' });
    this.scar = this.root.getByLabel('Scar', { exact: true });
  }

  /** Opens the page and waits until the program has let the reader at the controls. */
  async open() {
    await this.page.goto('./');
    await this.root.waitFor();
    await expect(this.root.locator('[inert]')).toHaveCount(0);
  }

  /** Moves a slider without bringing it into sight. */
  async set(slider, value) {
    await slider.evaluate((input, value) => {
      input.value = String(value);
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }, value);
  }

  /** Brings the charts into sight: only then anything is computed. */
  async look() {
    await this.root.scrollIntoViewIfNeeded();
  }

  async finished() {
    return Number(await this.progress.getAttribute('data-finished'));
  }

  async joined(count) {
    await expect.poll(() => this.finished(), LONG).toBeGreaterThanOrEqual(count);
  }

  async complete() {
    await expect(this.root).toHaveAttribute('data-complete', 'true', LONG);
    await expect(this.progress).toHaveAttribute('data-climbed', '6');
  }

  count(selector) {
    return this.root.locator(selector).count();
  }

  /** Every number that the figure tells: sentences and both tables. */
  async numbers() {
    return this.root.evaluate((root) => [
      root.querySelector('.course-now').textContent,
      root.querySelector('.ladder-told').textContent,
      ...[...root.querySelectorAll('td, th')].map((cell) => cell.textContent),
      ...[...root.querySelectorAll('.band, .line-median, .rung')].map((path) => path.getAttribute('d')),
    ]);
  }
}

test.beforeEach(() => test.setTimeout(300_000));

test('the first course comes with the page: nothing is computed for it, and no frame is asked for', async ({ page }) => {
  await countFrames(page);
  const course = new Course(page);
  await course.open();
  await course.look();
  await expect(course.now).toHaveText(/^After 3 sessions, 4 weeks apart, .*10 to 90% of 16 courses.* left alone/);
  expect([await course.count('.band'), await course.count('.line-median'), await course.count('.rung.added, .rung.lost')]).toEqual([2, 2, 9]);
  expect(await course.count('.table-box td')).toBeGreaterThan(50);
  await frames(page, 4);
  const asked = await page.evaluate(() => window.framesAsked);
  await wait(page, 500);
  expect(await page.evaluate(() => window.framesAsked)).toBe(asked);
  expect(await course.root.getAttribute('data-slices')).toBe(null);
});

test('the ladder waits for the guess, and for nothing once the reader sets a course', async ({ page }) => {
  const course = new Course(page);
  await course.open();
  const ladder = course.root.locator('.ladder .plot');
  const note = course.root.locator('.ladder-asked');
  await expect(ladder).toBeHidden();
  await note.getByRole('link').click();
  await expect(page.locator('#predict-sessions')).toBeInViewport();
  const height = () => course.root.locator('.ladder').evaluate((part) => part.getBoundingClientRect().height);
  const before = await height();
  await page.locator('[data-predict="sessions"] [data-skip]').first().click();
  await expect(ladder).toBeVisible();
  await expect(note).toBeHidden();
  expect(await height()).toBe(before);
  await page.locator('[data-predict="sessions"] [data-again]').click();
  await expect(ladder).toBeHidden();
  await course.set(course.sessions, 4);
  await expect(ladder).toBeVisible();
});

test('another course fills in until sixteen of sixteen are there, in short slices, and then asks for nothing more', async ({ page }) => {
  await countFrames(page);
  const course = new Course(page);
  await course.open();
  await course.set(course.sessions, 3);
  await frames(page, 4);
  expect(await course.root.getAttribute('data-slices'), 'out of sight, nothing is computed').toBe('0');
  expect(await course.count('.band'), 'no stale band').toBe(0);
  await course.look();
  await expect(course.now).toContainText('being computed');
  await expect.poll(() => course.count('.line-median'), LONG).toBe(2);
  await course.joined(2);
  expect(await course.count('.band')).toBe(2);
  await expect(course.progress).toContainText(/\d+ of 16 courses/);

  // Out of sight it stands still, and goes on when it is back.
  await page.evaluate(() => scrollTo(0, 0));
  await expect(course.root).not.toBeInViewport();
  await frames(page, 4);
  const slices = await course.root.getAttribute('data-slices');
  await frames(page, 10);
  expect(await course.root.getAttribute('data-slices')).toBe(slices);

  await course.look();
  await course.complete();
  expect(await course.finished()).toBe(16);
  await expect(course.progress).toContainText('16 of 16 courses');
  await expect(course.now).toHaveText(/^After 4 sessions, 4 weeks apart, .*10 to 90% of 16 courses.* left alone/);
  expect(await course.count('.rung.added, .rung.lost')).toBe(9);
  const told = await course.root.evaluate((root) => ({ ...root.dataset }));
  test.info().annotations.push({ type: 'slices', description: JSON.stringify(told) });
  expect(Number(told.slowSlices), `slices over 12 ms of ${told.slices}`).toBeLessThan(Number(told.slices) / 4);

  const asked = await page.evaluate(() => window.framesAsked);
  await wait(page, 500);
  expect(await page.evaluate(() => window.framesAsked)).toBe(asked);
});

test('by keyboard: every setting changes the course, at once and without a stale band', async ({ page }) => {
  const course = new Course(page);
  await course.open();
  await course.look();

  await course.sessions.focus();
  await page.keyboard.press('Home');
  await expect(course.progress).not.toHaveAttribute('data-finished', '16');
  await course.joined(1);
  await page.keyboard.press('End');
  await page.keyboard.press('Home');
  expect(await course.count('.band'), 'no stale band').toBe(0);
  expect(await course.count('.calendar .session')).toBe(1);
  await page.keyboard.press('ArrowRight');
  expect(await course.count('.calendar .session')).toBe(2);
  await course.weeks.focus();
  await page.keyboard.press('Home');
  await expect(course.root.getByText('2 weeks', { exact: true })).toBeVisible();
  await expect(course.root.locator('.calendar')).toHaveAttribute('aria-label', /Sessions on days 0, 14,/);

  const more = course.root.getByText('More settings');
  await more.focus();
  await page.keyboard.press('Enter');
  await expect(course.root.getByText('The model knows no age for this scar')).toBeVisible();
  await expect(course.root.getByText('1.50 mm of needle reach 0.84 mm')).toBeVisible();
  await course.root.getByRole('radio', { name: 'Roller' }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(course.root.getByRole('radio', { name: 'Pen' })).toBeChecked();
  await expect(course.root.getByText(/1\.50 mm of needle reach 1\.4\d mm/)).toBeVisible();
  await course.root.getByRole('slider', { name: 'Needle length' }).focus();
  await page.keyboard.press('Home');
  await expect(course.root.getByText('they stay in the upper dermis').or(course.root.getByText(/0\.20 mm of needle reach/))).toBeVisible();

  await course.scar.selectOption({ label: 'Hypertrophic' });
  await expect(course.root.getByRole('group', { name: 'Age of the scar, months' })).toBeVisible();
  await expect(course.root.getByRole('heading', { name: 'Mean height of the scar, mm' })).toBeVisible();
});

test('a course changed while another was being computed comes to the very numbers that the page was written with', async ({ page }) => {
  const course = new Course(page);
  await course.open();
  const written = await course.numbers();
  expect(written.length).toBeGreaterThan(60);
  await course.look();
  await course.set(course.sessions, 0);
  await course.joined(1);
  await course.set(course.sessions, 2);
  expect(await course.finished()).toBe(0);
  await course.complete();
  expect(await course.numbers()).toEqual(written);
});

test.describe('without the program', () => {
  test.use({ javaScriptEnabled: false });

  test('the course, its charts, its tables and what to know beside them are read', async ({ page }) => {
    const course = new Course(page);
    await page.goto('./');
    await expect(course.now).toContainText('After 3 sessions, 4 weeks apart');
    await expect(course.root.getByText('300 to 2100 US dollars')).toBeVisible();
    await expect(course.root.getByRole('heading', { name: 'When to judge' })).toBeVisible();
    await expect(course.root.getByRole('img', { name: /^Scar depth, mm/ })).toBeVisible();
    await course.root.getByText('how deep needles reach').click();
    await expect(course.root.getByText('1.50 mm of needle reach 0.84 mm')).toBeVisible();
    await course.root.getByText('Table of the numbers').click();
    expect(await course.root.getByRole('row').count()).toBeGreaterThan(16);
  });
});

test.describe('on a narrow screen that is touched', () => {
  test.use({ viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true });

  test('everything fits, and a tap sets the course', async ({ page }) => {
    const course = new Course(page);
    await course.open();
    await course.look();
    await course.root.getByText('More settings').tap();
    await course.root.locator('label', { hasText: 'Stamp' }).tap();
    await expect(course.root.getByRole('radio', { name: 'Stamp' })).toBeChecked();
    await course.root.locator('label', { hasText: /^500$/ }).tap();
    await expect(course.root.getByRole('radio', { name: '500' })).toBeChecked();
    const { x, y, width, height } = await course.sessions.boundingBox();
    await page.touchscreen.tap(x + width - 12, y + height / 2);
    await expect(course.sessions).toHaveValue('7');
    expect(await course.count('.calendar .session')).toBe(8);
    await course.joined(1);
    await course.root.getByText('Table of the numbers').tap();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    const small = await course.root.evaluate((root) =>
      [...root.querySelectorAll('.choice, input[type=range], select, summary')].filter((target) => {
        const { width, height } = target.getBoundingClientRect();
        return width > 0 && height < 44;
      }).length);
    expect(small, 'targets under 44 px').toBe(0);
    const hanging = await course.root.evaluate((root) => {
      const right = document.documentElement.clientWidth;
      const outside = (part) => !part.closest('.table-box') && part.getBoundingClientRect().right > right + 1;
      return [...root.querySelectorAll('*')].filter(outside).map((part) => part.className.baseVal ?? part.className);
    });
    expect(hanging).toEqual([]);
  });
});
