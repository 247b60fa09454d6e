// Prints what the page weighs as a Markdown table, and fails where it is above tests/budget.json: node size.mjs FOLDER
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { serve } from './serve.mjs';
import { FIRST, asked, bounded, sum, weigh } from './weigh.mjs';

const [folder] = process.argv.slice(2);
const budget = JSON.parse(readFileSync(new URL('../tests/budget.json', import.meta.url)));

const host = await serve(folder);
const browser = await chromium.launch({ executablePath: process.env.CHROME });
const { here, elsewhere } = await asked(await browser.newPage(), host.address);
await browser.close();
await host.close();

const groups = weigh(folder, here);
const number = (value) => String(value).replace(/\B(?=(\d{3})+$)/g, ' ');
const row = (...cells) => console.log(`| ${cells.join(' | ')} |`);
const line = (name, { files, raw, gzip, brotli }, bound = '') => row(name, files, number(raw), number(gzip), number(brotli), bound && number(bound));
row('bytes', 'files', 'raw', 'gzip', 'brotli', 'budget');
row('---', '--:', '--:', '--:', '--:', '--:');
for (const [name, group] of groups) if (group.files > 0) line(name, group, budget[name]);
const first = 'html and css before first paint';
line('before first paint: page and style sheets', sum(groups, FIRST), budget[first]);
line('everything that the page loads', sum(groups, [...groups.keys()]), budget.everything);
row('requests', sum(groups, [...groups.keys()]).files, '', '', '', budget.requests);

const over = Object.entries(bounded(groups)).filter(([name, value]) => value > budget[name]);
for (const [name, value] of over) console.error(`Above the budget: ${name}, ${number(value)} where ${number(budget[name])} are allowed.`);
for (const url of elsewhere) console.error(`From elsewhere: ${url}`);
process.exitCode = over.length + elsewhere.length > 0 ? 1 : 0;
