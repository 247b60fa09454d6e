// The whole figure by keyboard alone.
import { expect, test } from './figure.mjs';

test.beforeEach(async ({ figure }) => figure.open());

/** Tabs on until the focus is on something for which `wanted` holds. */
const tabTo = async (page, wanted) => {
  for (let i = 0; i < 120; i++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(wanted)) return;
  }
  throw new Error('not reached by Tab');
};

test('needles, playing, steps and length without a mouse', async ({ figure, page }) => {
  // The figure itself takes the keys of the transport.
  await tabTo(page, () => document.activeElement.id === 'figure');
  await page.keyboard.press('ArrowRight');
  await figure.passes(0);
  const first = await figure.day();
  await page.keyboard.press('ArrowRight');
  await figure.passes(first);
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => figure.day()).toBe(first);
  await page.keyboard.press('End');
  await expect.poll(() => figure.day()).toBeGreaterThanOrEqual(365);
  await page.keyboard.press('Home');
  await expect.poll(() => figure.day()).toBe(0);
  await page.keyboard.press(' ');
  await figure.passes(0);
  await page.keyboard.press(' ');
  await figure.stands();
  await page.keyboard.press('Home');

  await tabTo(page, () => document.activeElement.matches('[data-slider]'));
  await page.keyboard.press('End');
  await expect.poll(() => figure.day()).toBeGreaterThanOrEqual(365);
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => figure.day()).toBeLessThan(365);
  await page.keyboard.press('Home');
  await expect.poll(() => figure.day()).toBe(0);

  await tabTo(page, () => document.activeElement.labels?.[0]?.textContent === 'Needle length');
  const before = await figure.length.inputValue();
  await page.keyboard.press('ArrowRight');
  await expect(figure.length).not.toHaveValue(before);

  await tabTo(page, () => document.activeElement.textContent === 'Press needles in');
  await page.keyboard.press('Enter');
  await expect.poll(() => figure.sessions()).toBe(1);
  await figure.passes(0.01);
});

test('the transport answers while only it is in view', async ({ figure, page }) => {
  await figure.press();
  await figure.timeline.focus();
  await page.evaluate(() => scrollTo(0, document.querySelector('[data-figure="healing"] [data-slider]').getBoundingClientRect().top + scrollY - 40));
  await expect(figure.stage).not.toBeInViewport();
  await page.keyboard.press(' ');
  await figure.stands();
  await page.keyboard.press('End');
  await expect.poll(() => figure.day()).toBeGreaterThanOrEqual(365);
});

test('every control is reached by Tab, is in view and looks different while it has the focus', async ({ figure, page }) => {
  const reached = [];
  await figure.root.locator('#figure').focus();
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press('Tab');
    const control = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const { top, bottom } = (element.closest('label') ?? element).getBoundingClientRect();
      return { html: element.outerHTML.slice(0, 120), inView: bottom > 0 && top < innerHeight };
    });
    if (!control) break;
    await figure.settled();
    const focused = await page.screenshot();
    await page.evaluate(() => document.activeElement.blur());
    await figure.settled();
    reached.push({ ...control, marked: !(await page.screenshot()).equals(focused) });
  }
  expect(reached.length).toBeGreaterThan(12);
  expect(reached.filter(({ inView, marked }) => !inView || !marked)).toEqual([]);
});

test('the help lists the keys, closes with Escape and gives the focus back', async ({ figure, page }) => {
  const open = figure.button('Keys');
  await open.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  for (const key of ['Space', 'Home']) await expect(dialog).toContainText(key);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(open).toBeFocused();
});
