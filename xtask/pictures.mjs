// Makes the pictures that other sites and phones show for the page, src/shell/og.png and src/shell/touch-icon.png:
//
//     cargo xtask serve                         (once, so that target/site holds the page; then stop it)
//     node xtask/pictures.mjs target/site       (CHROME names a Chromium that is not on the PATH)
//
// The first is the still of the boxcar scar under the title, from the built page and its style sheets; the second is the
// icon without its round corners, which phones cut themselves. Both have at most 96 colours, so that they are small.

import { chromium } from "@playwright/test";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateSync } from "node:zlib";

const site = process.argv[2] ?? "target/site";
const shell = join(import.meta.dirname, "..", "src", "shell");
const MOST_COLORS = 96;

const html = readFileSync(join(site, "index.html"), "utf8");
const still = /<svg class="symbols".*?<\/svg>/s.exec(html)?.[0];
const title = /<title>(.*?) \| /.exec(html)?.[1];
if (!still || !title) throw new Error(`${site} does not hold the built page`);
const font = (name) => readFileSync(join(site, "fonts", name)).toString("base64");
const tokens = readdirSync(site).find((name) => /^tokens-.*\.css$/.test(name));
const styles = readFileSync(join(site, tokens), "utf8")
  .replace(/url\([^)]*?([a-z-]+\.woff2)[^)]*\)/g, (_, name) => `url(data:font/woff2;base64,${font(name)})`);

// A millimetre of skin is 212 px; the healthy surface lies 296 px down.
const link = `<style>${styles}
  body { margin: 0; width: 1200px; height: 630px; overflow: hidden; position: relative; background: linear-gradient(var(--air-1), var(--air-2) 296px); color: var(--ink); }
  .symbols { position: absolute; width: 0; height: 0; }
  .skin { position: absolute; left: -36px; top: ${296 - 1.3 * 212}px; width: ${6 * 212}px; height: ${4.4 * 212}px; }
  h1 { position: absolute; left: 64px; top: 52px; margin: 0; width: 900px; font: 600 72px/1.12 var(--serif); letter-spacing: -0.01em; text-wrap: balance; }
  p { position: absolute; right: 64px; top: 64px; margin: 0; font: 600 30px/1.2 var(--sans); color: var(--accent); }
  </style>${still}<svg class="skin" viewBox="0 0 1200 880"><use href="#still-boxcar"/></svg>
  <h1>${title}</h1><p>Pinprick</p>`;
const icon = readFileSync(join(shell, "icon.svg"), "utf8").replace(' rx="8"', "");
const touch = `<style>body { margin: 0 } svg { display: block; width: 180px; height: 180px }</style>${icon}`;

const browser = await chromium.launch({ executablePath: process.env.CHROME ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
for (const [name, markup, width, height] of [["og.png", link, 1200, 630], ["touch-icon.png", touch, 180, 180]]) {
  const page = await browser.newPage({ viewport: { width, height } });
  await page.setContent(markup);
  await page.evaluate(() => document.fonts.ready);
  const shot = `data:image/png;base64,${(await page.screenshot()).toString("base64")}`;
  const pixels = await page.evaluate(async (address) => {
    const picture = await createImageBitmap(await (await fetch(address)).blob());
    const pen = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
    pen.drawImage(picture, 0, 0);
    return Array.from(pen.getImageData(0, 0, picture.width, picture.height).data);
  }, shot);
  const png = indexed(pixels, width, height);
  writeFileSync(join(shell, name), png);
  console.log(`${name}: ${png.length} bytes`);
}
await browser.close();

/** A PNG of few colours: those of a median cut, each pixel taking the nearest. */
function indexed(pixels, width, height) {
  const counts = new Map();
  for (let i = 0; i < pixels.length; i += 4) {
    const color = (pixels[i] << 16) | (pixels[i + 1] << 8) | pixels[i + 2];
    counts.set(color, (counts.get(color) ?? 0) + 1);
  }
  const channel = (color, c) => (color >> (16 - 8 * c)) & 255;
  const spread = (box) => {
    let widest = { reach: -1 };
    for (const c of [0, 1, 2]) {
      const values = box.map(([color]) => channel(color, c));
      const reach = values.reduce((a, b) => Math.max(a, b)) - values.reduce((a, b) => Math.min(a, b));
      if (reach > widest.reach) widest = { reach, c };
    }
    return { ...widest, weight: widest.reach * Math.sqrt(box.reduce((sum, [, count]) => sum + count, 0)) };
  };
  const boxes = [{ box: [...counts], ...spread([...counts]) }];
  while (boxes.length < MOST_COLORS) {
    boxes.sort((a, b) => b.weight - a.weight);
    const { box, c, reach } = boxes.shift();
    if (reach <= 0) {
      boxes.push({ box, c, reach, weight: 0 });
      break;
    }
    box.sort((a, b) => channel(a[0], c) - channel(b[0], c));
    let half = box.reduce((sum, [, count]) => sum + count, 0) / 2;
    const cut = Math.min(Math.max(1, box.findIndex(([, count]) => (half -= count) <= 0)), box.length - 1);
    for (const part of [box.slice(0, cut), box.slice(cut)]) boxes.push({ box: part, ...spread(part) });
  }
  const palette = boxes.map(({ box }) => {
    const total = box.reduce((sum, [, count]) => sum + count, 0);
    return [0, 1, 2].map((c) => Math.round(box.reduce((sum, [color, count]) => sum + channel(color, c) * count, 0) / total));
  });
  const index = new Map();
  for (const color of counts.keys()) {
    let best = [Infinity, 0];
    palette.forEach((entry, i) => {
      const distance = entry.reduce((sum, value, c) => sum + (value - channel(color, c)) ** 2, 0);
      if (distance < best[0]) best = [distance, i];
    });
    index.set(color, best[1]);
  }
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const i = 4 * (y * width + x);
      rows[y * (width + 1) + 1 + x] = index.get((pixels[i] << 16) | (pixels[i + 1] << 8) | pixels[i + 2]);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk("IHDR", header),
    chunk("PLTE", Buffer.from(palette.flat())),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc(body), out.length - 4);
  return out;
}

function crc(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}
