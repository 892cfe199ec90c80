import { defineConfig } from '@playwright/test';
import tests from './playwright.config';

/** Writes pictures of the page to screenshots/, for someone to look at. */
export default defineConfig(tests, {
  globalSetup: [],
  testMatch: 'screenshots.ts',
  reporter: 'line',
  use: { deviceScaleFactor: 2 },
});
