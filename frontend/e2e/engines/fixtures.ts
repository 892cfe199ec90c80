/** Every test of an engine gets the page in it as `enginePage`; the browser is the same for all of a worker. */
import { expect, test as base } from '@playwright/test';
import { servedPage } from '../servedPage';
import type { Driver } from './driver';
import { EnginePage } from './enginePage';
import { driveFirefox, type Firefox } from './firefox';
import { driveByPlaywright } from './playwrightDriver';
import { driveWebKitGtk, type WebKitGtk } from './webkitGtk';

/** Where neither is set, Playwright drives a build of its own. */
export interface EngineOptions {
  systemFirefox: Firefox | undefined;
  systemWebKit: WebKitGtk | undefined;
}

interface WorkerFixtures extends EngineOptions {
  url: string;
  driver: Driver;
}

export const test = base.extend<{ enginePage: EnginePage }, WorkerFixtures>({
  systemFirefox: [undefined, { option: true, scope: 'worker' }],
  systemWebKit: [undefined, { option: true, scope: 'worker' }],

  url: [servedPage, { scope: 'worker' }],

  driver: [
    async ({ playwright, browserName, launchOptions, systemFirefox, systemWebKit }, provide) => {
      const driver = await start();
      await provide(driver);
      await driver.close();

      async function start(): Promise<Driver> {
        if (systemFirefox) return driveFirefox(systemFirefox);
        if (systemWebKit) return driveWebKitGtk(systemWebKit);
        return driveByPlaywright(await playwright[browserName].launch(launchOptions));
      }
    },
    { scope: 'worker' },
  ],

  enginePage: async ({ driver, url }, provide) => {
    const before = driver.complaints.length;
    await provide(new EnginePage(driver, url));
    expect(driver.complaints.slice(before), 'console').toEqual([]);
  },
});

export { expect };
