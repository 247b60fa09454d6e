// The page on a processor four times as slow: node frames.mjs FOLDER [SECONDS]
// First the frames of the playing figure of healing, from a trace; then how soon the page answers taps in several chapters.
import { chromium } from 'playwright-core';
import { Figure } from './play.mjs';
import { serve } from './serve.mjs';
import { CATEGORIES, kinds, quantile, spans, tasks } from './trace.mjs';

const [folder, seconds = '30'] = process.argv.slice(2);

const SLOWER = 4;
/** Milliseconds allowed: script of our own in one task, and from a tap to the picture that answers it. */
const [LONGEST, ANSWER] = [50, 200];
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** Taps of a reader: where, and what is tapped by role and name. */
const TOUR = [
  ['[data-figure="answer"]', 'button', 'Step on'],
  ['[data-figure="answer"]', 'button', 'Press a needle in'],
  ['[data-figure="needles"]', 'radio', 'Stamp'],
  ['[data-figure="needles"]', 'slider', 'Needle length'],
  ['[data-figure="healing"]', 'button', 'Press needles in'],
  ['[data-figure="healing"]', 'button', 'Pause'],
  ['[data-figure="healing"]', 'button', 'Step on'],
  ['[data-figure="healing"]', 'radio', 'Polarised'],
  ['[data-figure="healing"]', 'radio', 'Illustrated'],
  ['[data-figure="scars"]', 'radio', 'Rolling'],
  ['[data-figure="scars"]', 'radio', 'at the right'],
  ['[data-figure="scars"]', 'radio', 'In section'],
  ['[data-figure="twin"]', 'button', 'Six sessions, four weeks apart'],
  ['[data-figure="twin"]', 'button', 'Swap'],
  ['[data-figure="twin"]', 'radio', 'Polarised'],
  ['[data-figure="sessions"]', 'slider', 'Sessions'],
  ['[data-figure="sessions"]', 'slider', 'Weeks between'],
  ['[aria-labelledby="quiz"]', 'radio', /^No/],
  ['[aria-labelledby="evidence"]', 'radio', /^Contradicted/],
  ['[aria-labelledby="evidence"]', 'radio', /^All/],
  ['header', 'button', 'Settings'],
  ['header', 'radio', 'Dark'],
];

const host = await serve(folder);
const browser = await chromium.launch({ executablePath: process.env.CHROME });

async function open() {
  const page = await (await browser.newContext(PHONE)).newPage();
  page.setDefaultTimeout(60_000);
  await page.addInitScript(() => {
    window.answers = [];
    new PerformanceObserver((list) => {
      for (const { interactionId, duration, startTime, processingStart, processingEnd } of list.getEntries()) {
        if (interactionId) window.answers.push({ duration, script: processingEnd - processingStart, wait: processingStart - startTime });
      }
    }).observe({ type: 'event', buffered: true, durationThreshold: 16 });
  });
  // Slow from the start, as a slow phone is: what the page learns of its machine, it learns of this one.
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.goto(host.address);
  return page;
}

async function timeFrames() {
  const page = await open();
  const healing = new Figure(page, 'healing');
  await healing.ready();
  await healing.keepPlaying();
  await browser.startTracing(page, { categories: CATEGORIES });
  const end = Date.now() + Number(seconds) * 1000;
  while (Date.now() < end) {
    await page.waitForTimeout(Math.min(1000, end - Date.now()));
    await healing.keepPlaying();
  }
  const trace = spans((await browser.stopTracing()).toString());
  const how = `${await healing.says('painter')}, detail ${await healing.says('detail')}`;
  await page.context().close();
  return { all: tasks(trace), kinds: kinds(trace), how };
}

/** Milliseconds to each answer, with what was tapped. */
async function timeAnswers() {
  const page = await open();
  await new Figure(page, 'healing').ready();
  await page.locator('.finer').evaluateAll((parts) => parts.forEach((part) => { part.open = true; }));
  const answers = [];
  for (const [scope, role, name] of TOUR) {
    const control = page.locator(scope).getByRole(role, { name, exact: true }).first();
    const touched = await target(control, role);
    await touched.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    // Nobody taps in the very moment in which a figure comes into view; and what this script asks of the page must be over.
    await page.waitForTimeout(500);
    const place = await middle(touched, role);
    await page.evaluate(() => { window.answers.length = 0; });
    await page.waitForTimeout(500);
    await page.touchscreen.tap(...place);
    // The entry comes with the picture that answers; what is faster than 16 ms has none.
    await page.waitForTimeout(1500);
    const [slowest] = (await page.evaluate(() => window.answers)).sort((a, b) => b.duration - a.duration);
    const { duration = 0, script = 0, wait = 0 } = slowest ?? {};
    answers.push({ name: `${scope.match(/"(.*)"/)?.[1] ?? scope}: ${name.source ?? name}`, duration, script, wait });
  }
  await page.context().close();
  return answers;
}

/** What a finger touches: the label of a choice, else the control itself. */
async function target(control, role) {
  const label = control.locator('xpath=ancestor-or-self::label | following-sibling::label').first();
  return role === 'radio' && (await label.count()) > 0 ? label : control;
}

/** The middle, or three quarters along a slider: taps go by place, because waiting for stillness has no end where a figure plays. */
async function middle(touched, role) {
  const { x, y, width, height } = await touched.boundingBox();
  return [x + width * (role === 'slider' ? 0.75 : 0.5), y + height / 2];
}

const ms = (value) => `${value.toFixed(1)} ms`;
const { all, kinds: busiest, how } = await timeFrames();
const scripts = all.filter(({ frame }) => frame).map(({ script }) => script);
const others = all.filter(({ frame }) => !frame).map(({ script }) => script);
const longest = Math.max(...all.map(({ script }) => script));
const sum = (lengths) => lengths.reduce((total, length) => total + length, 0);
const share = (lengths) => `${((sum(lengths) / (Number(seconds) * 1000)) * 100).toFixed(0)} %`;
console.log(`The playing figure of healing for ${seconds} s, processor ${SLOWER} times as slow (${how})\n`);
console.log("| our own script, processor's time | frames | other tasks |");
console.log('| --- | --: | --: |');
console.log(`| count | ${scripts.length} | ${others.filter((length) => length > 0).length} |`);
for (const [name, value] of [['median', (of) => ms(quantile(of, 0.5))], ['95 of 100 below', (of) => ms(quantile(of, 0.95))], ['longest', (of) => ms(Math.max(0, ...of))], ['share of the time', share]]) {
  console.log(`| ${name} | ${value(scripts)} | ${value(others.filter((length) => length > 0))} |`);
}
console.log(`The main thread is busy ${share(all.map(({ length }) => length))} of the time; its longest task takes ${ms(Math.max(...all.map(({ length }) => length)))}.`);
console.log(`Where its time goes: ${busiest.slice(0, 6).map(([name, time]) => `${name} ${share([time])}`).join(', ')}.`);

const answers = await timeAnswers();
await browser.close();
await host.close();
const worst = answers.reduce((a, b) => (b.duration > a.duration ? b : a));
console.log('\n| tap | to the answer | waiting | our script |');
console.log('| --- | --: | --: | --: |');
for (const { name, duration, wait, script } of answers) console.log(`| ${name} | ${duration === 0 ? 'under 16 ms' : `${duration} ms`} | ${wait.toFixed(0)} ms | ${script.toFixed(0)} ms |`);
console.log(`Interaction to next paint: ${worst.duration} ms (${worst.name}).`);

if (longest > LONGEST) console.error(`Missed: a task of our script takes ${ms(longest)}, more than ${LONGEST}.`);
if (worst.duration > ANSWER) console.error(`Missed: a tap is answered after ${worst.duration} ms, more than ${ANSWER}.`);
process.exitCode = longest > LONGEST || worst.duration > ANSWER ? 1 : 0;
