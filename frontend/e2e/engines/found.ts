/** Which engines there are on this machine to try the page in, and how each is driven. */
import { existsSync } from 'node:fs';
import { firefox, webkit, type PlaywrightTestConfig } from '@playwright/test';
import type { EngineOptions } from './fixtures';

type Project = NonNullable<PlaywrightTestConfig<object, EngineOptions>['projects']>[number];
type Use = Project['use'];

const firstOf = (...paths: (string | undefined)[]) =>
  paths.find((path) => path && existsSync(path));

/** The system's own where it is there, as Debian has it; else Playwright's build. */
function firefoxHere(): Use | undefined {
  const program = firstOf(process.env.FIREFOX_PATH, '/usr/bin/firefox-esr');
  if (program) return { systemFirefox: program };
  return existsSync(firefox.executablePath()) ? ownBuild('firefox') : undefined;
}

function webkitHere(): Use | undefined {
  const [driver, screen] = [firstOf('/usr/bin/WebKitWebDriver'), firstOf('/usr/bin/Xvfb')];
  if (driver && screen) return { systemWebKit: { driver, screen } };
  return existsSync(webkit.executablePath()) ? ownBuild('webkit') : undefined;
}

function ownBuild(browserName: 'firefox' | 'webkit'): Use {
  return { browserName, launchOptions: {} }; // those of the rest are Chromium's
}

const engines = { firefox: firefoxHere(), webkit: webkitHere() };

/** A project for each engine that is here, of the tests for all engines. They share one browser. */
export const engineProjects: Project[] = Object.entries(engines).flatMap(([name, use]) =>
  use ? [{ name, use, grep: /@engine/, fullyParallel: false }] : [],
);

/** What the tests say of the others; undefined where there are none. */
export function notTried(): string | undefined {
  const missing = Object.entries(engines).flatMap(([name, use]) => (use ? [] : [name]));
  if (missing.length === 0) return undefined;
  return `not tried, as this machine has none: ${missing.join(', ')} (make browsers)`;
}
