import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import { engineProjects } from './e2e/engines/found';
import type { EngineOptions } from './e2e/engines/fixtures';

/** The system's Chromium where there is one, else the browser that Playwright has downloaded. */
const executablePath =
  process.env.CHROMIUM_PATH ??
  ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
    existsSync(path),
  );
const isRoot = process.getuid?.() === 0;

/** The first two would keep two more pages ready in every window, for its address bar: a quarter of the CPU
 * time that a test takes. The others are those of Playwright's own list, which this one replaces, that matter. */
const turnedOff = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
];

export default defineConfig<object, EngineOptions>({
  testDir: 'e2e',
  outputDir: 'test-results',
  globalSetup: './e2e/checkInputs.ts',
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  retries: process.env.CI ? 1 : 0, // a browser on a busy machine may be too late once
  // Every wait is for something to happen. These end one that is in vain, on however busy a machine.
  timeout: 120_000,
  expect: { timeout: 30_000, toPass: { timeout: 30_000 } },
  reporter: 'list',
  use: {
    contextOptions: { reducedMotion: 'reduce' }, // the slider rests from the start
    launchOptions: {
      ...(executablePath && { executablePath }),
      // Chromium has no sandbox for root, and looks for updates unless told not to.
      args: [
        '--disable-background-networking',
        `--disable-features=${turnedOff.join(',')}`,
        ...(isRoot ? ['--no-sandbox'] : []),
      ],
    },
  },
  projects: [
    {
      name: 'desktop',
      grepInvert: /@finger|@engine|@guarded/,
      use: { viewport: { width: 1280, height: 800 } },
    },
    {
      name: 'phone', // only where a test says that size or fingers matter
      grep: /@phone|@finger/,
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    },
    ...engineProjects,
  ],
});
