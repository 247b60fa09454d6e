// What a reader downloads: the files that the page asks for while it is read to its end, and their bytes.
import { extname } from 'node:path';
import { gzipSync } from 'node:zlib';
import { brotli, files } from './serve.mjs';

/** What has to arrive before anything is painted. */
export const FIRST = ['page, with the boot script', 'style sheets'];

/** Reads an open page from top to bottom; gives the paths it asked for, and the addresses elsewhere. */
export async function asked(page, address) {
  const urls = new Set();
  const note = (request) => urls.add(request.url());
  page.on('request', note);
  await page.goto(address, { waitUntil: 'networkidle' });
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 2) {
      scrollTo(0, y);
      await new Promise(requestAnimationFrame);
    }
    scrollTo(0, 0);
  });
  await page.waitForLoadState('networkidle');
  // Browsers ask for the icon by themselves, and do not tell.
  const icon = await page.evaluate(() => document.querySelector('link[rel~="icon"]')?.href);
  if (icon) urls.add(icon);
  page.off('request', note);
  const { origin } = new URL(address);
  const all = [...urls].map((url) => new URL(url)).filter(({ protocol }) => protocol.startsWith('http'));
  const folder = new URL('.', address).pathname;
  return {
    here: all.filter((url) => url.origin === origin).map(({ pathname }) => `/${pathname.slice(folder.length)}`).map((path) => (path === '/' ? '/index.html' : path)),
    elsewhere: all.filter((url) => url.origin !== origin).map(String),
  };
}

/** The paths in groups, each with its files and bytes; sums and budgets are for whoever shows them. */
export function weigh(folder, paths) {
  const there = files(folder);
  const page = there.get('/index.html').toString();
  const tag = (path) => page.match(new RegExp(`<[^>]*"[./]*${path.slice(1).replaceAll('.', '\\.')}"[^>]*>`))?.[0] ?? '';
  const group = (path) => {
    if (path === '/index.html') return 'page, with the boot script';
    return { '.html': 'second page', '.css': 'style sheets', '.js': 'glue', '.wasm': 'wasm', '.woff2': 'fonts' }[extname(path)] ?? 'icon and others';
  };
  const groups = new Map([...FIRST, 'style sheet for print', 'second page', 'glue', 'wasm', 'fonts', 'icon and others'].map((name) => [name, zero()]));
  for (const path of new Set(paths)) {
    const bytes = there.get(path);
    if (!bytes) throw new Error(`the page asks for ${path}, which is not in ${folder}`);
    add(groups.get(group(path)), { files: 1, raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotli(bytes).length });
  }
  return groups;
}

/** What tests/budget.json bounds, by the same names: bytes as Brotli leaves them, and requests. */
export function bounded(groups) {
  return {
    'html and css before first paint': sum(groups, FIRST).brotli,
    wasm: groups.get('wasm').brotli,
    glue: groups.get('glue').brotli,
    fonts: groups.get('fonts').brotli,
    everything: sum(groups, [...groups.keys()]).brotli,
    requests: sum(groups, [...groups.keys()]).files,
  };
}

/** The bytes and files of several groups. */
export function sum(groups, names) {
  const total = zero();
  for (const name of names) add(total, groups.get(name));
  return total;
}

const zero = () => ({ files: 0, raw: 0, gzip: 0, brotli: 0 });

function add(total, part) {
  for (const key of Object.keys(total)) total[key] += part[key];
}
