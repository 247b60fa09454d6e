// Lighthouse as on a slow phone, five times: node run.mjs FOLDER [RUNS]. Prints each run and the median as a Markdown table,
// what the last run objects to, and fails where the median misses what is asked.
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { serve } from '../serve.mjs';

const [folder, runs = '5'] = process.argv.slice(2);

const CATEGORIES = { performance: 'performance', accessibility: 'accessibility', 'best-practices': 'best practices', seo: 'SEO' };

/** Audits whose number is shown: its name, what a unit of the table is, digits. */
const NUMBERS = {
  'first-contentful-paint': ['FCP, s', 1000, 2],
  'largest-contentful-paint': ['LCP, s', 1000, 2],
  'total-blocking-time': ['TBT, ms', 1, 0],
  'cumulative-layout-shift': ['CLS', 1, 3],
  'speed-index': ['Speed Index, s', 1000, 2],
};

const AT_LEAST = { performance: 98, accessibility: 100, 'best-practices': 100, seo: 100 };
const AT_MOST = { 'largest-contentful-paint': 1800, 'total-blocking-time': 100, 'cumulative-layout-shift': 0.02 };

async function run(address) {
  const chromeFlags = ['--headless=new', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
  const chrome = await launch({ chromePath: process.env.CHROME_PATH, chromeFlags, logLevel: 'silent' });
  try {
    // The preset that Lighthouse takes unless told: a phone, its network and processor simulated.
    const { lhr } = await lighthouse(address, { port: chrome.port, output: 'json', logLevel: 'error' });
    if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
    return lhr;
  } finally {
    await chrome.kill();
  }
}

const figures = (lhr) => ({
  ...Object.fromEntries(Object.keys(CATEGORIES).map((name) => [name, Math.round(lhr.categories[name].score * 100)])),
  ...Object.fromEntries(Object.keys(NUMBERS).map((name) => [name, lhr.audits[name].numericValue])),
});

const middle = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

const shown = (name, value) => {
  const [, unit, digits] = NUMBERS[name] ?? ['', 1, 0];
  return (value / unit).toFixed(digits);
};

const row = (cells) => console.log(`| ${cells.join(' | ')} |`);
const line = (name, values) => row([name, ...Object.entries(values).map(([key, value]) => shown(key, value))]);

const host = await serve(folder);
row(['run', ...Object.values(CATEGORIES), ...Object.values(NUMBERS).map(([name]) => name)]);
row(['---', ...Object.keys({ ...CATEGORIES, ...NUMBERS }).map(() => '--:')]);
const all = [];
let last;
for (let count = 1; count <= Number(runs); count += 1) {
  last = await run(host.address);
  all.push(figures(last));
  line(count, all.at(-1));
}
await host.close();
const median = Object.fromEntries(Object.keys(all[0]).map((name) => [name, middle(all.map((one) => one[name]))]));
line('median', median);
console.log(`\n${last.environment.hostUserAgent.match(/Chrome\/[\d.]+/)[0]}, Lighthouse ${last.lighthouseVersion}, benchmark index ${last.environment.benchmarkIndex}.`);

const items = (id) => last.audits[id].details?.items ?? [];
const largest = items('largest-contentful-paint-element')[0]?.items?.[0]?.node;
if (largest) console.log(`Largest paint: ${largest.selector}: ${largest.nodeLabel.slice(0, 100)}`);
console.log(`Long tasks, ms: ${items('long-tasks').map(({ duration, startTime, url }) => `${duration.toFixed(0)} at ${startTime.toFixed(0)} (${url.split('/').at(-1) || 'page'})`).join(', ')}`);
for (const { node, score } of items('layout-shifts')) console.log(`Shift of ${score.toFixed(3)}: ${node?.snippet}`);
for (const [category, name] of Object.entries(CATEGORIES)) {
  for (const { id, weight } of last.categories[category].auditRefs) {
    const { score, scoreDisplayMode, title, displayValue = '' } = last.audits[id];
    if (score === null || score >= 0.9 || scoreDisplayMode === 'informative' || (weight === 0 && category !== 'performance')) continue;
    console.log(`${name}: ${title} ${displayValue}`);
    for (const item of items(id).slice(0, 6)) {
      const part = item.node?.snippet ?? item.url ?? item.source ?? item.description;
      if (part) console.log(`  ${String(part).slice(0, 160)}`);
    }
  }
}

const missed = [
  ...Object.entries(AT_LEAST).filter(([name, least]) => median[name] < least).map(([name, least]) => `${CATEGORIES[name]} ${median[name]}, not ${least}`),
  ...Object.entries(AT_MOST).filter(([name, most]) => !(median[name] <= most)).map(([name, most]) => `${NUMBERS[name][0]} ${shown(name, median[name])}, not ${shown(name, most)}`),
];
for (const text of missed) console.error(`Missed: ${text}`);
process.exitCode = missed.length > 0 ? 1 : 0;
