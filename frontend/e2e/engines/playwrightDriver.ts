import type { Browser } from '@playwright/test';
import { WINDOW, type Driver } from './driver';

/** A page of a browser that Playwright drives: its own builds. */
export async function driveByPlaywright(browser: Browser): Promise<Driver> {
  const page = await browser.newPage({ viewport: WINDOW });
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  const { mouse, keyboard } = page;

  return {
    complaints,
    goto: async (url) => void (await page.goto(url)),
    reload: async () => void (await page.reload()),
    run: (expression) => page.evaluate(`(async () => ${expression})()`) as Promise<never>,
    async drag([start, ...way]) {
      await mouse.move(...start!);
      await mouse.down();
      for (const point of way) await mouse.move(...point, { steps: 8 });
      await mouse.up();
    },
    press: (key) => keyboard.press(key),
    screenshot: async () => Uint8Array.from(await page.screenshot()),
    close: () => browser.close(),
  };
}
