// How the browser tests run: one Chromium, software WebGL, against the built page that `cargo xtask test` serves.
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  outputDir: 'results',
  // Two pages at once: tests assert counts, pixels and rates, no speed, and most of their time is spent waiting for what plays.
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json']],
  use: {
    baseURL: process.env.PINPRICK_URL,
    actionTimeout: 20_000,
    viewport: { width: 1280, height: 800 },
    launchOptions: { executablePath: process.env.CHROME },
  },
});
