// The address: a link shows in every chapter what was on the screen, and the bar follows the reader without haste.
import { Figure, choose, expect, frames, test, wait } from './figure.mjs';
import { open as openQuiz } from './quiz.mjs';

const open = async (page, address = '') => {
  // From elsewhere: otherwise another fragment is no new visit.
  await page.goto('about:blank');
  await page.goto(`./${address}`);
  await expect(page.locator('html')).toHaveAttribute('data-program', 'ready');
};

const hash = (page) => page.evaluate(() => location.hash);

const note = (page) => page.locator('[data-address-note]');

/** Which of a row of choices, lists and sliders hold what, by their names and identifiers. */
const controls = (page, figure) => page.locator(`[data-figure="${figure}"]`).evaluate((root) => ({
  rows: Object.fromEntries([...root.querySelectorAll('[data-name]')].map((row) =>
    [row.dataset.name, [...row.querySelectorAll('input')].findIndex((input) => input.checked)])),
  lists: Object.fromEntries([...root.querySelectorAll('select')].map((list) => [list.id, list.selectedOptions[0].textContent])),
  sliders: Object.fromEntries([...root.querySelectorAll('input[type=range]:not([data-slider])')].map((slider) => [slider.id, slider.getAttribute('aria-valuetext')])),
  switches: Object.fromEntries([...root.querySelectorAll('[data-switch]')].map((turn) => [turn.dataset.switch, turn.getAttribute('aria-checked')])),
}));

test('a plain visit keeps a plain address, and an anchor stays until the reader moves something', async ({ page, figure }) => {
  await open(page);
  for (const id of ['healing', 'twin', 'evidence', 'answer']) {
    await page.locator(`#${id}`).scrollIntoViewIfNeeded();
    await wait(page, 400);
  }
  expect(await hash(page)).toBe('');
  for (const anchor of ['#healing', '#claim=s14']) {
    await open(page, anchor);
    await wait(page, 900);
    expect(await hash(page)).toBe(anchor);
  }
  await open(page, '#healing');
  await figure.openControls();
  await figure.length.fill('10');
  await expect.poll(() => hash(page)).toMatch(/^#v1&ch=\w+&.*needle=0\.7/);
});

test('a link shows its moment: one skin', async ({ page, figure, answer }) => {
  await open(page, '#v1&ch=healing&skin=keloid&needle=2.25&density=120&days=0,28&t=36d&stain=polarised&speed=four&answer.days=0&answer.t=5d');
  await expect(page.locator('#healing')).toBeInViewport();
  await figure.computed();
  expect(await figure.day()).toBe(36);
  expect(await figure.sessions()).toBe(2);
  expect(await figure.isPlaying()).toBe(false);
  expect(await controls(page, 'healing')).toMatchObject({
    rows: { 'healing-stain': 1, 'healing-density': 1, 'healing-speed': 2 },
    lists: { 'healing-skin': 'Keloid' },
    sliders: { 'healing-length': '2.25 mm' },
  });
  await answer.stage.scrollIntoViewIfNeeded();
  await expect.poll(() => answer.day()).toBe(5);
  expect(await answer.sessions()).toBe(1);
});

test('a link shows its moment: the skin that opens the page, at once and when the address is changed', async ({ page, answer }) => {
  await open(page, '#v1&answer.days=0&answer.t=5d');
  await expect.poll(() => answer.day()).toBe(5);
  await open(page);
  await wait(page, 900);
  await page.evaluate(() => { location.hash = '#v1&answer.days=0&answer.t=2d'; });
  await expect.poll(() => answer.day()).toBe(2);
  expect(await answer.isPlaying()).toBe(false);
});

test('a link shows its moment: two skins', async ({ page, twin }) => {
  await open(page, '#v1&ch=twin&left=rolling&right=healthy&needled=left&needle=0.5&days=0,14&t=3mo&stain=signal');
  await expect(page.locator('#twin')).toBeInViewport();
  await twin.computed();
  expect(await twin.day()).toBe(91.25);
  expect(await twin.sessions()).toBe(2);
  expect(await controls(page, 'twin')).toMatchObject({
    rows: { 'twin-stain': 2 },
    lists: { 'twin-left': 'Rolling', 'twin-right': 'Healthy skin' },
    sliders: { 'twin-length': '0.50 mm' },
    switches: { 'twin-link': 'false' },
  });
  await expect(page.locator('[data-figure="twin"] .plate[data-alone]')).toHaveCount(1);
});

test('a link shows its settings: tools, marks, course, claims and the whole page', async ({ page }) => {
  await open(page, '#v1&ch=needles&device=pen&needle=0.25&passes=4&tone=6&gentle=yes'
    + '&scars.mark=flat-mark&scars.view=section&scars.light=right&scars.needled=yes'
    + '&sessions.scar=hypertrophic&sessions.sessions=5&sessions.weeks=8&sessions.device=stamp&sessions.age=24mo&sessions.density=500'
    + '&evidence.verdict=partly&evidence.part=home');
  await expect(page.locator('#needles')).toBeInViewport();
  expect(await controls(page, 'needles')).toMatchObject({
    rows: { 'needles-tool': 2 },
    sliders: { 'needles-length': '0.25 mm', 'needles-passes': '4' },
  });
  expect(await controls(page, 'scars')).toMatchObject({
    rows: { mark: 7, side: 1, lamp: 1, 'gallery-tone': 5 },
    switches: { needled: 'true' },
  });
  expect(await controls(page, 'sessions')).toMatchObject({
    rows: { 'course-device': 1, 'course-age': 3, 'course-density': 3 },
    lists: { 'course-scar': 'Hypertrophic' },
    sliders: { 'course-sessions': '5', 'course-weeks': '8 weeks' },
  });
  for (const [filter, value] of [['verdict', 'partly'], ['chapter', 'home']]) {
    await expect(page.locator(`[data-filter="${filter}"] :checked`)).toHaveValue(value);
  }
  await expect(page.locator('[data-switch="gentle"]')).toHaveAttribute('aria-checked', 'true');
  // What a link asks for is not kept beyond the visit.
  await open(page);
  await expect(page.locator('[data-switch="gentle"]')).toHaveAttribute('aria-checked', 'false');
});

test('whatever the reader does comes back from the address, in another tab and after a reload', async ({ page, figure, context }) => {
  test.setTimeout(240_000);
  await open(page);
  await figure.stage.scrollIntoViewIfNeeded();
  await figure.openControls();
  await figure.chooseSkin('Deep boxcar');
  await figure.length.fill('40');
  await figure.pressAndStand();
  await figure.seek(600);
  await choose(page.locator('[data-name="mark"] input').nth(4));
  await choose(page.locator('[data-filter="verdict"] [value="supported"]'));
  await wait(page, 900);
  const address = await hash(page);
  expect(address).toMatch(/^#v1&/);
  const state = async (page) => ({
    day: await new Figure(page, 'healing').day(),
    sessions: await new Figure(page, 'healing').sessions(),
    controls: await Promise.all(['healing', 'scars', 'twin', 'sessions', 'needles'].map((id) => controls(page, id))),
  });
  const before = await state(page);
  const tab = await context.newPage();
  await tab.goto(`./${address}`);
  const there = new Figure(tab, 'healing');
  // It goes to the chapter that was read last.
  await expect(tab.locator('html')).toHaveAttribute('data-program', 'ready');
  await frames(tab, 4);
  await there.stage.scrollIntoViewIfNeeded();
  await there.computed();
  // Times in an address are whole minutes.
  const after = await state(tab);
  expect(Math.abs(after.day - before.day)).toBeLessThan(1 / 1440);
  expect({ ...after, day: 0 }).toEqual({ ...before, day: 0 });
  expect(await hash(tab)).toBe(address);
  await tab.close();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-program', 'ready');
  await frames(page, 4);
  await figure.stage.scrollIntoViewIfNeeded();
  await expect.poll(async () => Math.abs(await figure.day() - before.day)).toBeLessThan(1 / 1440);
});

test('the address is written at most twice a second, and what the history holds is kept', async ({ page, figure }) => {
  await page.addInitScript(() => {
    window.written = 0;
    const replace = History.prototype.replaceState;
    History.prototype.replaceState = function (...rest) {
      window.written += 1;
      return replace.apply(this, rest);
    };
  });
  await figure.open();
  await figure.pressAndStand();
  await wait(page, 700);
  const box = await figure.root.locator('.axis .scrubber').boundingBox();
  await page.evaluate(() => { history.replaceState('kept', ''); window.written = 0; });
  await page.mouse.move(box.x + 10, box.y + box.height / 2);
  await page.mouse.down();
  const start = await page.evaluate(() => performance.now());
  let steps = 0;
  while ((await page.evaluate(() => performance.now())) < start + 3000) {
    steps += 1;
    await page.mouse.move(box.x + 10 + (steps * 7) % (box.width - 20), box.y + box.height / 2);
  }
  await page.mouse.up();
  const written = await page.evaluate(() => window.written);
  expect(steps).toBeGreaterThan(4);
  expect(written).toBeGreaterThan(1);
  expect(written).toBeLessThanOrEqual(7);
  await wait(page, 700);
  expect(await page.evaluate(() => history.state)).toBe('kept');
  expect(await hash(page)).toMatch(/&t=\d/);
});

test('a broken link shows a whole page and a quiet note', async ({ page, figure }) => {
  await open(page, '#v1&ch=healing&skin=bark&needle=99&t=5d&wings=2&days=0,3');
  await expect(note(page).getByRole('status')).toContainText('skin=bark, needle=99, days=0,3, …');
  await expect(note(page)).toBeInViewport();
  await figure.stage.scrollIntoViewIfNeeded();
  await figure.computed();
  expect(await figure.day()).toBe(5);
  expect(await controls(page, 'healing')).toMatchObject({ lists: { 'healing-skin': 'Shallow boxcar' }, sliders: { 'healing-length': '1.50 mm' } });
  await note(page).getByRole('button').click();
  await expect(note(page).getByRole('status')).toHaveText('');
  for (const address of ['#v9&ch=nowhere', `#v1&t=${'9'.repeat(4000)}`, '#v1&%%%&=&&==&days=%2C', '#v1&tone=%F0%9F%92%89']) {
    await open(page, address);
    await expect(note(page).getByRole('status'), address).not.toHaveText('');
    await expect(page.locator('main article')).not.toHaveCount(0);
  }
});

test('a link to the moment is copied, or offered where the browser refuses', async ({ page, context, figure }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, '#v1&ch=healing&days=0&t=14d');
  const copy = figure.button('Copy link to this moment');
  await copy.click();
  await expect(note(page).getByRole('status')).toContainText('Link copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/#v1&ch=healing&days=0&t=14d$/);
  // A button outside every figure links to the chapter that is being read; each of the others to its own.
  for (const [figure, address] of [['scars', /#v1&ch=scars&healing/], ['needles', /#v1&ch=needles&/], ['sessions', /#v1&ch=sessions&/]]) {
    await page.locator(`[data-figure="${figure}"] [data-copy-link]`).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(address);
  }
  await page.locator('.page-header [data-copy-link]').click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/#v1&.*healing\.days=0/);
  await page.evaluate(() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); });
  await copy.click();
  const field = note(page).getByRole('textbox');
  await expect(field).toBeFocused();
  expect(await field.inputValue()).toMatch(/days=0/);
  await note(page).getByRole('button').click();
  await expect(field).toBeHidden();
  expect(await figure.isPlaying()).not.toBe(true);
});

test('nothing that the quiz is told is ever in the address', async ({ page }) => {
  const quiz = await openQuiz(page);
  await quiz.lead({ marks: ['keloid'] });
  await choose(page.locator('[data-filter="verdict"] [value="supported"]'));
  await expect.poll(() => hash(page)).toMatch(/^#v1&/);
  expect(await hash(page)).toMatch(/^#v1(&ch=\w+)?&(evidence\.)?verdict=supported$/);
  await frames(page, 2);
});
