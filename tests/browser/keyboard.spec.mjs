// The whole figure by keyboard alone.
import { expect, test } from './figure.mjs';

test.beforeEach(async ({ figure }) => figure.open());

/** Tabs on until the focus is on something for which `wanted` holds. */
const tabTo = async (page, wanted) => {
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(wanted)) return;
  }
  throw new Error('not reached by Tab');
};

test('needles, playing, steps and length without a mouse', async ({ figure, page }) => {
  await tabTo(page, () => document.activeElement?.textContent?.includes('Press needles in'));
  await page.keyboard.press('Enter');
  await expect.poll(() => figure.sessions()).toBe(1);
  await figure.passes(0.01);

  await tabTo(page, () => document.activeElement?.matches('[data-slider]') || document.activeElement === document.body);
  await figure.timeline.focus();
  await page.keyboard.press(' ');
  await figure.stands();
  await figure.computed();
  await page.keyboard.press('Home');
  await expect.poll(() => figure.day()).toBe(0);
  await page.keyboard.press('ArrowRight');
  await figure.passes(0);
  const first = await figure.day();
  await page.keyboard.press('ArrowRight');
  await figure.passes(first);
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => figure.day()).toBe(first);
  await page.keyboard.press('End');
  await expect.poll(() => figure.day()).toBeGreaterThanOrEqual(365);

  await figure.length.focus();
  const before = await figure.length.inputValue();
  await page.keyboard.press('ArrowRight');
  await expect(figure.length).not.toHaveValue(before);
});

test('every control is reached by Tab, in view and with a visible focus', async ({ page }) => {
  const reached = [];
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab');
    const control = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const box = element.getBoundingClientRect();
      const shown = (element.closest('label') ?? element).getBoundingClientRect();
      const ring = [element, element.nextElementSibling, element.parentElement].filter(Boolean).some((part) => {
        const style = getComputedStyle(part);
        return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
      });
      return {
        name: element.getAttribute('aria-label') ?? element.textContent ?? element.id,
        kind: element.type ?? element.tagName,
        ring,
        inView: shown.bottom > 0 && shown.top < innerHeight && box.right >= 0,
      };
    });
    if (!control) break;
    reached.push(control);
  }
  expect(reached.length).toBeGreaterThan(8);
  for (const control of reached) {
    expect(control.ring, `a focus ring on ${JSON.stringify(control)}`).toBe(true);
    expect(control.inView, `in view: ${JSON.stringify(control)}`).toBe(true);
  }
});

test('the help lists the keys, closes with Escape and gives the focus back', async ({ page }) => {
  const open = page.getByRole('button', { name: 'Keys', exact: true });
  await open.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  for (const key of ['Space', 'Home']) await expect(dialog).toContainText(key);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(open).toBeFocused();
});
