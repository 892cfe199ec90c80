/** Which engines there are on this machine to try the page in, and how each is driven. */
import { existsSync } from 'node:fs';
import {
  firefox,
  webkit,
  type BrowserType,
  type LaunchOptions,
  type PlaywrightTestConfig,
} from '@playwright/test';
import type { Firefox } from './firefox';
import type { EngineOptions } from './fixtures';

type Project = NonNullable<PlaywrightTestConfig<object, EngineOptions>['projects']>[number];
type Use = Project['use'];

const firstOf = (...paths: (string | undefined)[]) =>
  paths.find((path) => path && existsSync(path));

/** The system's own where it is there, as Debian has it; else Playwright's build. */
function firefoxHere(preferences: Firefox['preferences'] = {}): Use | undefined {
  const program = firstOf(process.env.FIREFOX_PATH, '/usr/bin/firefox-esr');
  if (program) return { systemFirefox: { program, preferences } };
  return ownBuild(firefox, { firefoxUserPrefs: preferences });
}

function webkitHere(): Use | undefined {
  const [driver, screen] = [firstOf('/usr/bin/WebKitWebDriver'), firstOf('/usr/bin/Xvfb')];
  return driver && screen ? { systemWebKit: { driver, screen } } : ownBuild(webkit);
}

/** Its options are not those of Chromium, which the other tests have. */
function ownBuild(browser: BrowserType, launchOptions: LaunchOptions = {}): Use | undefined {
  const browserName = browser.name() as 'firefox' | 'webkit';
  return existsSync(browser.executablePath()) ? { browserName, launchOptions } : undefined;
}

const engines = { firefox: firefoxHere(), webkit: webkitHere() };

/** As Tor Browser and LibreWolf are: a canvas gives noise, and no site may keep anything. */
const guarded = firefoxHere({
  'privacy.resistFingerprinting': true,
  'network.cookie.cookieBehavior': 2,
});

/** For each engine that is here, of the tests for all engines, which share one browser. */
export const engineProjects: Project[] = [
  ...Object.entries(engines).map(([name, use]) => ({ name, use, grep: /@engine/ })),
  { name: 'guarded', use: guarded, grep: /@guarded/ },
].flatMap(({ use, ...project }) => (use ? [{ ...project, use, fullyParallel: false }] : []));

/** What the tests say of the others; undefined where there are none. */
export function notTried(): string | undefined {
  const missing = Object.entries(engines).flatMap(([name, use]) => (use ? [] : [name]));
  if (missing.length === 0) return undefined;
  return `not tried, as this machine has none: ${missing.join(', ')} (make browsers)`;
}
