// Whether anything grows while the page plays: node soak.mjs FOLDER MINUTES
// Healing and the two scars play by turns, a minute each, with a few acts of a reader; after each minute the figures stand at
// minute 0 again, rubbish is collected, and what is left is counted.
import { chromium } from 'playwright-core';
import { Figure } from './play.mjs';
import { serve } from './serve.mjs';
import { exposeMemory } from '../tests/browser/memory.mjs';

const [folder, minutes = '20'] = process.argv.slice(2);

/** Bytes that JavaScript's heap and the memory of WebAssembly may grow together after the warm-up. */
const GROWTH = 1_000_000;
/** Minutes in which caches fill: each figure has computed every course that it is asked for below. */
const WARM_UP = Math.min(6, Math.floor(Number(minutes) / 2));

const host = await serve(folder);
const browser = await chromium.launch({ executablePath: process.env.CHROME });
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
page.setDefaultTimeout(120_000);
await exposeMemory(page);
await page.goto(host.address);
const session = await page.context().newCDPSession(page);
await session.send('Performance.enable');

const figures = [new Figure(page, 'healing'), new Figure(page, 'twin')];
const STAINS = ['Polarised', 'Signal', 'Illustrated'];

/** A minute of play with an act every few seconds. */
async function play(figure) {
  await figure.ready();
  const end = Date.now() + 60_000;
  for (let turn = 0; Date.now() < end; turn += 1) {
    await figure.keepPlaying();
    await page.waitForTimeout(Math.min(5000, Math.max(0, end - Date.now())));
    await figure.root.getByRole('radio', { name: STAINS[turn % STAINS.length], exact: true }).check({ force: true });
    await figure.root.locator('[data-slider]').fill(String((turn * 370) % 1000));
  }
  await figure.root.getByRole('radio', { name: 'Illustrated', exact: true }).check({ force: true });
  await figure.pause();
  await figure.button('Restart').click();
}

async function count() {
  await figures[0].ready();
  await page.waitForTimeout(1000);
  for (let i = 0; i < 2; i += 1) await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const metric = (name) => metrics.find((one) => one.name === name).value;
  return {
    heap: metric('JSHeapUsedSize'),
    wasm: await page.evaluate(() => window.wasmMemory.buffer.byteLength),
    nodes: metric('Nodes'),
    listeners: metric('JSEventListeners'),
  };
}

const mb = (bytes) => (bytes / 1e6).toFixed(2);
console.log('| minute | JS heap, MB | wasm memory, MB | DOM nodes | listeners |');
console.log('| --: | --: | --: | --: | --: |');
const samples = [];
for (let minute = 1; minute <= Number(minutes); minute += 1) {
  await play(figures[minute % figures.length]);
  const sample = await count();
  samples.push(sample);
  console.log(`| ${minute}${minute <= WARM_UP ? ' (warm-up)' : ''} | ${mb(sample.heap)} | ${mb(sample.wasm)} | ${sample.nodes} | ${sample.listeners} |`);
}
await browser.close();
await host.close();

// The ends are compared by their least values: rubbish that is not yet collected only adds.
const warm = samples.slice(Math.max(0, WARM_UP - 1));
const width = Math.max(1, Math.min(4, Math.floor(warm.length / 2)));
const least = (part, name) => Math.min(...part.map((sample) => sample[name]));
const grown = (name) => least(warm.slice(-width), name) - least(warm.slice(0, width), name);
const bytes = grown('heap') + grown('wasm');
console.log(`\nAfter the warm-up: ${mb(bytes)} MB more (heap ${mb(grown('heap'))}, wasm ${mb(grown('wasm'))}), ${grown('nodes')} DOM nodes, ${grown('listeners')} listeners.`);
const missed = [bytes > GROWTH && `memory grows by ${mb(bytes)} MB`, grown('nodes') > 0 && 'DOM nodes grow', grown('listeners') > 0 && 'listeners grow'].filter(Boolean);
for (const text of missed) console.error(`Missed: ${text}.`);
process.exitCode = missed.length > 0 ? 1 : 0;
