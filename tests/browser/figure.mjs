// The page as a test sees it: a page that is watched for errors, and the figure by what it says of itself.
import { test as base, expect } from '@playwright/test';

export { expect };

/** Every test fails if the page logs an error, breaks its own security policy or asks the network for more after it has loaded. */
export const test = base.extend({
  watched: [async ({ page }, use) => {
    const complaints = [];
    page.on('console', (message) => {
      // Chromium's graphics driver warns of the screenshots that tests take; that is not ours.
      const ours = message.type() === 'error' || (message.type() === 'warning' && !message.text().includes('GL Driver Message'));
      if (ours) complaints.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => complaints.push(`exception: ${error.message}`));
    await page.exposeFunction('complain', (text) => complaints.push(text));
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        window.complain(`content security policy: ${event.violatedDirective} ${event.blockedURI}`);
      });
    });
    await use(complaints);
    expect(complaints).toEqual([]);
  }, { auto: true }],

  figure: async ({ page }, use) => use(new Figure(page, 'healing')),

  twin: async ({ page }, use) => use(new Figure(page, 'twin')),

  answer: async ({ page }, use) => use(new Figure(page, 'answer')),
});

export class Figure {
  /** The figure of a kind: `healing`, `twin` or `answer`. */
  constructor(page, kind) {
    this.page = page;
    this.root = page.locator(`[data-figure="${kind}"]`);
    this.stage = this.root.locator('[data-stage]').first();
    this.timeline = this.root.locator('[data-slider]');
    this.length = this.root.getByRole('slider', { name: 'Needle length' });
  }

  /** Opens the page, brings the figure into view (out of sight it rests) and waits until the course is computed. */
  async open(query = '') {
    await this.page.goto(`./${query}`);
    // A typeface that arrives later has the labels drawn anew.
    await this.page.evaluate(() => document.fonts.ready);
    await this.stage.scrollIntoViewIfNeeded();
    await this.computed();
    await this.openControls();
  }

  /** Opens what is behind "More"; the first view has few controls. */
  async openControls() {
    await this.root.locator('.finer').evaluateAll((parts) => parts.forEach((part) => { part.open = true; }));
  }

  button(name) {
    return this.root.getByRole('button', { name, exact: true });
  }

  async says(name) {
    return this.root.getAttribute(`data-${name}`);
  }

  async day() {
    return Number(await this.says('time-d'));
  }

  async sessions() {
    return Number(await this.says('sessions'));
  }

  async isPlaying() {
    return (await this.says('playing')) === 'true';
  }

  /** Waits until the whole course is computed that follows from what was last set. */
  async computed() {
    await this.settled();
    await expect.poll(async () => Number(await this.says('computed'))).toBe(1);
    await this.settled();
  }

  /** Waits until the figure stands. */
  async stands() {
    await expect.poll(() => this.isPlaying()).toBe(false);
  }

  /** Waits until the day is past a given one. */
  async passes(day) {
    await expect.poll(() => this.day()).toBeGreaterThan(day);
  }

  /** Chooses one of a row. */
  async choose(name) {
    await choose(this.root.getByRole('radio', { name, exact: true }));
    await this.computed();
  }

  /** Chooses a skin from a list: `Skin`, or `Left` and `Right` where there are two. */
  async chooseSkin(name, list = 'Skin') {
    await this.root.getByRole('combobox', { name: list, exact: true }).selectOption({ label: name });
    await this.computed();
  }

  /** Waits until the stills are drawn, where there are any. */
  async stills() {
    await expect.poll(() => this.says('stills')).toBe('drawn');
  }

  /** Goes to a place on the time axis, 0 to 1000 in steps of 5, as assistive technology does. */
  async seek(place) {
    await this.timeline.fill(String(place));
    await this.settled();
  }

  /** Waits until what was asked for is on the screen: its frame is drawn and every transition of the page's style is over. */
  async settled() {
    await frames(this.page, 3);
    // Where a picture takes long, it answers with less detail and is made whole a little later, while it can be seen.
    const whole = async () => (await this.says('playing')) !== 'false' || (await this.says('detail')) === '1.00';
    await expect.poll(async () => (await whole()) || !(await this.inSight())).toBe(true);
    // What is far from the window stands still until it is near.
    await this.page.evaluate(() => Promise.all(document.getAnimations()
      .filter(({ effect }) => effect?.target?.checkVisibility({ contentVisibilityAuto: true }))
      .map((animation) => animation.finished.catch(() => {}))));
  }

  /** Whether some of the picture is in the window. */
  async inSight() {
    return this.stage.evaluate((stage) => {
      const { top, bottom, left, right } = stage.getBoundingClientRect();
      return bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
    });
  }

  /** Presses needles in by the button, and stops at the moment before healing begins to be seen. */
  async press() {
    const before = await this.sessions();
    await this.button('Press needles in').click();
    await expect.poll(() => this.sessions()).toBe(before + 1);
  }

  /** Presses needles in, waits until the course is computed and stands still. */
  async pressAndStand() {
    await this.press();
    if (await this.isPlaying()) await this.button('Pause').click();
    await this.stands();
    await this.computed();
  }

  /** The picture, as a file whose bytes are equal when the pixels are; without its rounded corners, which the browser blends as it likes. */
  async picture(stage = this.stage) {
    await stage.scrollIntoViewIfNeeded();
    // What was set while it was out of sight is drawn once it can be seen.
    await this.settled();
    const { x, y, width, height } = await stage.boundingBox();
    const corner = 16;
    return this.page.screenshot({ clip: { x: x + corner, y: y + corner, width: width - 2 * corner, height: height - 2 * corner } });
  }
}

/** Lets the browser draw. */
export const frames = (page, count) =>
  page.evaluate((count) => new Promise((done) => {
    const next = () => (count-- > 0 ? requestAnimationFrame(next) : done());
    next();
  }), count);

/** Nothing has to be scrolled sideways in a window of a width. */
export const fits = async (page, width) =>
  expect(await page.evaluate(() => document.scrollingElement.scrollWidth)).toBeLessThanOrEqual(width);

/** The same, and with every part open that can be opened. */
export const fitsOpened = async (page, width) => {
  await fits(page, width);
  await page.evaluate(() => { for (const details of document.querySelectorAll('details')) details.open = true; });
  await frames(page, 4);
  await fits(page, width);
};

/** Scrolls to an element as a reader does, who taps only what stands still: what is far is laid out once it is near. */
export const near = (locator) => locator.evaluate(async (element) => {
  element.scrollIntoView({ block: 'center' });
  for (let still = 0, before; still < 20;) {
    await new Promise(requestAnimationFrame);
    const { top } = element.getBoundingClientRect();
    still = top === before ? still + 1 : 0;
    before = top;
  }
});

/** Chooses by an input that its label covers. */
export const choose = async (input) => {
  await near(input);
  await input.check({ force: true });
};

/** Lets time pass on the page's own clock, without asking it for frames. */
export const wait = async (page, milliseconds) => {
  const start = await page.evaluate(() => performance.now());
  const arguments_ = { until: start + milliseconds };
  await page.waitForFunction(({ until }) => performance.now() >= until, arguments_, { polling: 50 });
};

/** Counts what the page's own script asks for from now on, frames and timers alike, in `window.framesAsked`; what a test asks for is not counted. */
export const countFrames = (page) =>
  page.addInitScript(() => {
    window.framesAsked = 0;
    for (const name of ['requestAnimationFrame', 'requestIdleCallback', 'setTimeout', 'setInterval']) {
      const request = window[name].bind(window);
      window[name] = (...rest) => {
        if (new Error().stack.includes(location.origin)) window.framesAsked += 1;
        return request(...rest);
      };
    }
  });

/** How many frames and timers the page asks for in so many milliseconds. */
export const asks = async (page, milliseconds) => {
  const before = await page.evaluate(() => window.framesAsked);
  await wait(page, milliseconds);
  return (await page.evaluate(() => window.framesAsked)) - before;
};

/** Sends the tab to the background, or brings it back. */
export const hide = (page, hidden) =>
  page.evaluate((hidden) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => (hidden ? 'hidden' : 'visible') });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);
