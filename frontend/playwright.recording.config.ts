import { defineConfig } from '@playwright/test';
import tests from './playwright.config';

/** `make pictures`: the frames of docs/page.gif. */
export default defineConfig(tests, {
  globalSetup: [],
  testMatch: 'recordPage.ts',
  reporter: 'line',
  workers: 1,
  timeout: 180_000,
  expect: { timeout: 90_000 },
  projects: [{ name: 'recording', use: { viewport: { width: 1040, height: 680 } } }],
});
