// Opens the page of a WebAssembly test program and prints what it says: node wasm-page.mjs ADDRESS
import { chromium } from 'playwright-core';

const [address] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: process.env.CHROME });
const page = await browser.newPage();
page.setDefaultTimeout(20 * 60 * 1000);
page.on('pageerror', (error) => console.log(String(error)));
await page.goto(address);
const output = page.locator('#output');
// The runner's page has no event for its end; its last line is the result.
await output.filter({ hasText: 'test result: ' }).waitFor();
const text = await output.textContent();
console.log(text.trim());
await browser.close();
process.exitCode = text.includes('test result: ok') ? 0 : 1;
