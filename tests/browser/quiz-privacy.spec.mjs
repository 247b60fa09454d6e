// What the quiz leaves behind (nothing), how the browser's Back moves in it, and how its answers are lost.
import { expect, test } from './figure.mjs';
import { Quiz, headline, notSure, open } from './quiz.mjs';

const LOST = 'The quiz starts again: this page keeps no answers.';

/** Notes every way in which a page can keep or send something, as `[name, arguments]` in `window.kept`. */
const note = () => {
  window.kept = [];
  const wrap = (object, name, says) => {
    const original = object?.[name];
    if (!original) return;
    object[name] = function (...rest) {
      window.kept.push([says, JSON.stringify(rest)]);
      return original.apply(this, rest);
    };
  };
  for (const name of ['setItem', 'removeItem', 'clear']) wrap(Storage.prototype, name, 'storage');
  wrap(IDBFactory.prototype, 'open', 'indexedDB');
  wrap(window.CacheStorage?.prototype, 'open', 'caches');
  wrap(Navigator.prototype, 'sendBeacon', 'beacon');
  wrap(BroadcastChannel.prototype, 'postMessage', 'channel');
  wrap(window.ServiceWorkerContainer?.prototype, 'register', 'worker');
  for (const name of ['pushState', 'replaceState']) wrap(History.prototype, name, 'history');
  const cookie = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
  Object.defineProperty(Document.prototype, 'cookie', { ...cookie, set(value) { window.kept.push(['cookie', value]); } });
  window.print = () => {
    window.printed = document.documentElement.dataset.prints;
    dispatchEvent(new Event('afterprint'));
  };
};

/** Goes back as the browser does; a frame's step is no navigation of the page, so there is nothing to wait for. */
const back = (page) => page.evaluate(() => { setTimeout(() => history.back()); });

test('answers are neither sent nor kept, whatever they are', async ({ page, context }) => {
  await page.addInitScript(note);
  const requests = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('websocket', (socket) => requests.push(socket.url()));
  const traces = [];
  for (const [spot, age, answers] of [['not-sure', 'under-18', notSure], ['no', 'over-21', { place: ['home'], pregnancy: ['pregnant'], marks: ['keloid', 'flat'] }]]) {
    // From elsewhere: opened over itself, a page takes over what its entry of the history says.
    await page.goto('about:blank');
    const quiz = await open(page);
    const address = page.url();
    await page.evaluate(() => window.kept.splice(0));
    requests.length = 0;
    await quiz.answer('spot', spot);
    await quiz.next();
    await quiz.lead(answers, 'check');
    await quiz.change('age');
    await quiz.answer('age', age);
    await quiz.next();
    await quiz.lead(answers);
    await quiz.button('Print on one page').click();
    expect(await page.evaluate(() => window.printed)).toBe('quiz');
    await expect(page.locator('html')).not.toHaveAttribute('data-prints');
    await quiz.button('Start again').click();
    await quiz.lead(answers);
    expect(requests).toEqual([]);
    expect(page.url()).toBe(address);
    traces.push(await page.evaluate(() => ({ kept: window.kept, state: history.state, name: window.name })));
  }
  // The history says that there is a quiz underway, and the same whatever was answered.
  expect(traces[1]).toEqual(traces[0]);
  expect(traces[0]).toEqual({ kept: [['history', '["quiz-before","",null]'], ['history', '["quiz-underway","",null]']], state: 'quiz-underway', name: '' });
  expect(await context.cookies()).toEqual([]);
  const stores = await page.evaluate(async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length, (await caches.keys()).length]);
  expect(stores).toEqual([0, 0, 0, 0]);
});

test("the browser's Back takes one step in the quiz a press, leaves from the first question, and takes one entry in all", async ({ page }) => {
  const quiz = await open(page);
  const start = await page.evaluate(() => history.length);
  const entries = () => page.evaluate(() => history.length);
  await quiz.lead({}, 'infection');
  expect(await entries()).toBe(start + 1);
  for (const id of ['tendency', 'marks']) {
    await back(page);
    await quiz.isAt(id);
    await expect(quiz.heading).toBeFocused();
    expect(await entries()).toBe(start + 1);
  }
  // A link to a claim is a step of its own, and so is the way back from it.
  await quiz.answer('marks', 'icepick');
  await page.evaluate(() => { location.hash = '#claim=s14'; });
  await expect(page.locator('#claim-s14')).toHaveAttribute('data-linked');
  await quiz.isAt('marks');
  await back(page);
  await expect.poll(() => page.evaluate(() => location.hash)).toBe('');
  await quiz.isAt('marks');
  await expect(quiz.box('marks', 'icepick')).toBeChecked();
  await back(page);
  await quiz.isAt('spot');
  await expect(quiz.box('spot', 'no')).toBeChecked();

  // From the end, too: outcome, check, last question. A question that is being changed leads to the check.
  await quiz.lead();
  for (const id of ['check', 'hope']) {
    await back(page);
    await quiz.isAt(id);
  }
  await quiz.lead({}, 'check');
  for (const id of ['spot', 'age']) {
    await quiz.change(id);
    await back(page);
    await quiz.isAt('check');
  }
  expect(await entries()).toBe(start + 1);

  // After a new start there is nothing to take back: the first press leaves.
  await quiz.lead();
  await quiz.button('Start again').click();
  await quiz.isAt('spot');
  await back(page);
  await page.waitForURL('about:blank');
  // And so it does when the first question is where Back has led.
  await open(page);
  await quiz.lead({}, 'marks');
  await back(page);
  await quiz.isAt('spot');
  await back(page);
  await page.waitForURL('about:blank');
});

test('in a frame, Back moves the page around it as soon as the quiz has no step to take back', async ({ page, baseURL }) => {
  // Two pages beside ours; the second holds it.
  const pages = { before: '<h1>Before</h1>', host: `<h1>Host</h1><iframe src="${baseURL}" width="900" height="700" title="Pinprick"></iframe>` };
  for (const [name, body] of Object.entries(pages)) {
    await page.route(new URL(name, baseURL).href, (route) =>
      route.fulfill({ contentType: 'text/html', body: `<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="data:,">${body}` }));
    await page.goto(new URL(name, baseURL).href);
  }
  const frame = page.frameLocator('iframe');
  const quiz = new Quiz(frame);
  await quiz.ready();
  const start = await page.evaluate(() => history.length);
  await quiz.lead({}, 'acne');
  for (const id of ['infection', 'tendency', 'marks', 'spot']) {
    await back(page);
    await quiz.isAt(id);
    expect(await page.evaluate(() => history.length)).toBe(start + 1);
  }
  await back(page);
  await expect(page.getByRole('heading', { name: 'Before' })).toBeVisible();
});

test('lost answers are gone, and the quiz says so', async ({ page }) => {
  const quiz = await open(page);
  await expect(quiz.news).toHaveText('');
  await quiz.lead({}, 'acne');
  await quiz.answer('acne', 'inflamed');
  await page.reload();
  await quiz.ready();
  await expect(quiz.news).toHaveText(LOST);
  await quiz.isAt('spot');
  expect(await quiz.ticked()).toBe(0);
  await quiz.answer('spot', 'no');
  await expect(quiz.news).toHaveText('');

  // The page goes into the browser's cache of pages and comes back from it.
  const cached = () => page.evaluate(() => {
    for (const name of ['pagehide', 'pageshow']) dispatchEvent(new PageTransitionEvent(name, { persisted: true }));
  });
  await quiz.lead(notSure);
  expect(await quiz.ticked()).toBeGreaterThan(15);
  await cached();
  await expect(quiz.news).toHaveText(LOST);
  await quiz.isAt('spot');
  expect(await quiz.ticked()).toBe(0);
  // What was found is not left in the page either.
  await expect(quiz.outcome.locator('.reason:not([hidden]), .headline:not([hidden])')).toHaveCount(0);

  await quiz.lead({ acne: ['inflamed'] });
  await expect(quiz.reasons).toHaveCount(1);
  await quiz.button('Start again').click();
  await expect(quiz.news).toHaveText('');
  expect(await quiz.ticked()).toBe(0);
  await expect(quiz.outcome.locator('.reason:not([hidden]), .headline:not([hidden])')).toHaveCount(0);
  await quiz.lead();
  await expect(quiz.heading).toHaveText(headline('discuss'));
  await quiz.button('Start again').click();
  // Nothing was answered: nothing is lost.
  await cached();
  await expect(quiz.news).toHaveText('');
});
