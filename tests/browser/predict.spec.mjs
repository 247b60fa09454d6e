// A question before each key claim: a choice, the run, both side by side and why; one tap skips it.
import { expect, Figure, frames, test } from './figure.mjs';

const CHOICES = {
  healing: ['Higher', 'The same', 'Lower'],
  twin: ['The hollow', 'The keloid', 'Both', 'Neither'],
  sessions: ['1 or 2', '3 or 4', '5 or 6', '7 or 8'],
};
const ANSWERS = {
  healing: /^Higher\. The floor has risen by 0\.\d\d mm: (\d+)% of the depth has filled\.$/,
  twin: /^The hollow: (\d+)% of its depth has filled\. The keloid has grown by (\d+)%\.$/,
  sessions: /^After (\d)\. By then the scar has (\d+)% of what eight sessions bring\.$/,
};

class Card {
  constructor(page, name) {
    this.page = page;
    this.root = page.locator(`[data-predict="${name}"]`);
    this.said = this.root.locator('.said dd');
    this.shown = this.root.locator('[data-outcome]:not([hidden])');
    this.why = this.root.locator('.why');
  }

  async open() {
    await this.page.goto('./');
    await this.page.evaluate(() => document.fonts.ready);
    await expect(this.root.locator('.asked')).not.toHaveAttribute('inert');
    await this.root.scrollIntoViewIfNeeded();
  }

  button(name) {
    return this.root.getByRole('button', { name, exact: true });
  }

  async height() {
    return (await this.root.boundingBox()).height;
  }
}

const card = (page, name) => new Card(page, name);

/** Everything that outlives the page, and its address. */
const kept = (page) => page.evaluate(() => [location.href, JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie]);

test('one session: the reader chooses, the figure runs for a year, and both stand side by side', async ({ page, figure }) => {
  const healing = card(page, 'healing');
  await healing.open();
  const [height, before] = [await healing.height(), await kept(page)];
  await expect(healing.why).toBeHidden();
  await healing.button('Lower').click();
  await expect(healing.root.locator('[data-answer]')).toBeFocused();
  await expect(healing.said).toHaveText(/^Lower/);
  await expect(healing.root.locator('.wait')).toBeVisible();
  await expect(healing.shown).toBeHidden();
  expect(await healing.height()).toBe(height);
  // One session, and the year that follows it.
  await expect.poll(() => figure.sessions()).toBe(1);
  await expect.poll(() => figure.isPlaying()).toBe(true);
  await figure.root.getByText('4×', { exact: true }).click();
  await figure.stage.scrollIntoViewIfNeeded();
  await expect(healing.shown).toBeVisible({ timeout: 80_000 });
  expect(await figure.day()).toBe(365);
  const told = await healing.shown.textContent();
  expect(told).toMatch(ANSWERS.healing);
  // The same number as the figure's own sentence, and as a screen reader hears.
  expect(await figure.root.locator('.now').textContent()).toContain(`${told.match(ANSWERS.healing)[1]}%`);
  await expect(healing.root.getByRole('status')).toHaveText(`The model shows: ${told}`);
  await expect(healing.why).toBeVisible();
  await expect(healing.why.getByRole('link')).toHaveAttribute('href', /#source-co2-mn-idoj-2024$/);
  expect(await healing.height()).toBe(height);
  await healing.button('Ask me again').click();
  await expect(healing.button('Higher')).toBeFocused();
  await expect(healing.why).toBeHidden();
  const after = await kept(page);
  expect(after.slice(1)).toEqual(before.slice(1));
  expect(after.join()).not.toMatch(/lower/i);
});

test('what the figure has come to is told, not what was expected', async ({ page, figure }) => {
  const healing = card(page, 'healing');
  await healing.open();
  const [, expected] = (await healing.shown.textContent()).match(ANSWERS.healing).map(Number);
  await healing.button('The same').click();
  await expect.poll(() => figure.sessions()).toBe(1);
  // Needles that hardly leave the epidermis: little more happens than in a year without any.
  await figure.length.fill('0');
  await figure.computed();
  await figure.seek(1000);
  await expect(healing.shown).toBeVisible();
  const [, filled] = (await healing.shown.textContent()).match(ANSWERS.healing).map(Number);
  expect(filled).toBeLessThan(expected / 2);
  await expect(healing.said).toHaveText(/^The same/);
});

for (const name of Object.keys(CHOICES)) {
  test(`${name}: one tap skips the question and shows answer and reason, and nothing runs`, async ({ page }) => {
    const asked = card(page, name);
    await asked.open();
    const height = await asked.height();
    expect(await asked.root.locator('[data-choice]').allTextContents()).toEqual(CHOICES[name]);
    for (const button of await asked.root.locator('button:visible').all()) {
      const { width, height } = await button.boundingBox();
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
    }
    await asked.button('Skip').click();
    await expect(asked.shown).toHaveText(ANSWERS[name]);
    await expect(asked.shown).toBeVisible();
    await expect(asked.why).toBeVisible();
    await expect(asked.said).toHaveText(/No guess/);
    expect(await asked.height()).toBe(height);
    await frames(page, 4);
    // The figure of another chapter may go on.
    await expect(page.locator(`[data-figure="${name}"][data-playing="true"]`)).toHaveCount(0);
  });
}

test('most of the gain: the answer is there at once, and is that of the ladder', async ({ page }) => {
  const sessions = card(page, 'sessions');
  await sessions.open();
  await sessions.root.getByRole('button', { name: '3 or 4' }).press('Enter');
  await expect(sessions.said).toHaveText(/^3 or 4/);
  await expect(sessions.shown).toBeVisible();
  const [, after, share] = (await sessions.shown.textContent()).match(ANSWERS.sessions).map(Number);
  // Sessions and what they gain in all, per cent of the depth.
  const gains = await page.locator('[data-part="table-ladder"] tbody tr').evaluateAll((rows) => rows.map((row) => parseFloat(row.cells[1].textContent)));
  expect(gains).toHaveLength(9);
  expect(gains.findIndex((gain) => gain > gains.at(-1) / 2)).toBe(after);
  expect(Math.abs((100 * gains[after]) / gains.at(-1) - share)).toBeLessThan(1.5);
});

test.describe('for a reader who wants reduced motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('two scars: the figure goes to the end of the year without moving, and tells', async ({ page }) => {
    const twin = card(page, 'twin');
    await page.goto('./');
    await expect(twin.root.locator('.asked')).not.toHaveAttribute('inert');
    // Far above it: the figure has not been made, and cannot have told yet that it does not move.
    await twin.button('The keloid').evaluate((button) => button.click());
    const figure = new Figure(page, 'twin');
    await figure.stage.scrollIntoViewIfNeeded();
    await expect(twin.shown).toBeVisible({ timeout: 60_000 });
    await expect(twin.shown).toHaveText(ANSWERS.twin);
    await expect(twin.said).toHaveText(/^The keloid/);
    expect(await figure.isPlaying()).toBe(false);
    expect(await figure.day()).toBe(365);
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('every question stands with its answer and its reason', async ({ page }) => {
    await page.goto('./');
    for (const [name, answer] of Object.entries(ANSWERS)) {
      const { root, shown, why } = card(page, name);
      await expect(shown).toHaveText(answer);
      await expect(shown).toBeVisible();
      await expect(why).toBeVisible();
      await expect(root.locator('button:visible')).toHaveCount(0);
    }
  });
});
