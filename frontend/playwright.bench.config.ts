import { defineConfig, devices } from '@playwright/test';
import tests from './playwright.config';

/** `make bench-page`: measures the built page, one thing at a time. */
export default defineConfig({
  testDir: 'bench',
  testMatch: 'page.bench.ts',
  outputDir: 'test-results',
  workers: 1,
  timeout: 300_000,
  reporter: 'line',
  use: {
    ...devices['Desktop Chrome'],
    ...tests.use,
    viewport: { width: 1280, height: 800 },
    serviceWorkers: 'block', // it downloads for later, when the page is up
  },
});
