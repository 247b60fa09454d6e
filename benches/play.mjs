// Keeping a figure at play, as a reader does: by its buttons.

/** A figure by its name, and what it says of itself. */
export class Figure {
  constructor(page, name) {
    this.page = page;
    this.root = page.locator(`[data-figure="${name}"]`);
  }

  button(name) {
    return this.root.getByRole('button', { name, exact: true });
  }

  async says(name) {
    return this.root.getAttribute(`data-${name}`);
  }

  /** Brings the figure into view (out of sight it rests), opens its finer controls and waits until its course is computed. */
  async ready() {
    await this.root.locator('.finer').evaluateAll((parts) => parts.forEach((part) => { part.open = true; }));
    await this.root.locator('[data-stage]').first().scrollIntoViewIfNeeded();
    await this.page.waitForFunction((root) => Number(root.dataset.computed) === 1, await this.root.elementHandle(), { timeout: 120_000 });
  }

  /** Sees that it plays: needles first; at the end of the axis the button plays from the start. */
  async keepPlaying() {
    if ((await this.says('playing')) === 'true') return;
    await this.button((await this.says('sessions')) === '0' ? 'Press needles in' : 'Play').click();
  }

  async pause() {
    if ((await this.says('playing')) === 'true') await this.button('Pause').click();
  }
}
