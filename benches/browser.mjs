// Times the same work as benches/speed.rs in Chromium: node browser.mjs ADDRESS-OF-BENCH-PAGE ADDRESS-OF-PAGE
// Prints lines of a name and a number; xtask makes the table.
import { chromium } from 'playwright-core';

const [benchAddress, pageAddress] = process.argv.slice(2);
const kernels = ['sweeps_packed', 'sweeps_naive', 'implicit_f32', 'implicit_f64', 'moment', 'draw_list', 'course'];

const browser = await chromium.launch({ executablePath: process.env.CHROME });

const timeKernels = async () => {
  const page = await browser.newPage();
  page.setDefaultTimeout(0);
  await page.goto(benchAddress);
  for (const name of kernels) {
    // Nanoseconds a round, the best of several samples of at least 60 ms: the clock is coarse and the machine shared.
    const nanoseconds = await page.evaluate(async (name) => {
      const work = await import('./bench_page.js');
      await work.default();
      if (!work.prepare(name)) throw new Error(`no such work: ${name}`);
      const time = (rounds) => {
        const start = performance.now();
        work.run(rounds);
        return performance.now() - start;
      };
      let rounds = 1;
      while (time(rounds) < 60) rounds *= 2;
      const samples = Array.from({ length: name === 'course' ? 5 : 15 }, () => time(rounds));
      return (Math.min(...samples) / rounds) * 1e6;
    }, name);
    console.log(`wasm.${name} ${nanoseconds}`);
  }
  await page.close();
};

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

// Our own script in each animation frame while playing: what the callbacks take, the browser's raster excluded.
const timeFrames = async (painter) => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.addInitScript(() => {
    window.scriptTimes = [];
    const request = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (callback) =>
      request((time) => {
        const start = performance.now();
        callback(time);
        window.scriptTimes.push(performance.now() - start);
      });
  });
  await page.goto(`${pageAddress}?painter=${painter}`);
  const figure = page.locator(`[data-figure="healing"][data-painter="${painter}"]`);
  await figure.getByRole('button', { name: 'Press needles in', exact: true }).click();
  // All computed first: what remains in a frame is the scene, its buffers and the drawing calls.
  await page.waitForFunction(() => {
    const { computed, sessions } = document.querySelector('[data-figure="healing"]').dataset;
    return sessions === '1' && Number(computed) === 1;
  }, null, { timeout: 120_000 });
  await figure.getByRole('button', { name: 'Pause', exact: true }).click();
  await figure.locator('[data-slider]').fill('300');
  await figure.getByRole('button', { name: 'Play', exact: true }).click();
  await page.evaluate(() => { window.scriptTimes.length = 0; });
  await page.waitForFunction(() => window.scriptTimes.length >= 160, null, { timeout: 240_000 });
  // The first frames adapt the detail to the machine; the later ones show what the reader gets.
  const times = (await page.evaluate(() => window.scriptTimes)).slice(80, 160);
  console.log(`detail.${painter} ${await figure.getAttribute('data-detail')}`);
  console.log(`frame.${painter} ${median(times)}`);
  await page.close();
};

await timeKernels();
await timeFrames('webgl2');
await timeFrames('canvas2d');
await browser.close();
