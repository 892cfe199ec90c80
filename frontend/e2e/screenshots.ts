import type { Page } from '@playwright/test';

import { expect, onPhoneToo, test } from './blendPage';
import { expectDrawn } from './pictures';

test.use({ complaintsExpected: true });

/** What is far from the screen is not drawn: so the screen becomes as high as the page. */
async function showAll(page: Page): Promise<void> {
  const { width } = page.viewportSize()!;
  const pageHeight = () => page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: await pageHeight() });
  for (const name of ['Autoencoder, at the slider’s place', 'Digit of these numbers']) {
    await expectDrawn(page.getByRole('img', { name, exact: true }));
  }
  await page.setViewportSize({ width, height: await pageHeight() });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, onPhoneToo, () => {
    test.use({ colorScheme });

    test('ready', async ({ blendPage, page }, { project }) => {
      await blendPage.open();
      await blendPage.choose('first', { label: 3, sample: 0 });
      await blendPage.choose('second', { label: 8, sample: 0 });
      await blendPage.show('Ink');
      await blendPage.ready();
      await page.evaluate(() => (document.activeElement as HTMLElement).blur());
      await showAll(page);
      await page.screenshot({ path: `screenshots/${project.name}-${colorScheme}.png` });
    });

    test('loading', async ({ blendPage, page }, { project }) => {
      await page.route('**/*.wasm', () => {}); // never answered
      await page.goto(blendPage.url);
      await expect(blendPage.surprise).toBeEnabled();
      await page.screenshot({ path: `screenshots/${project.name}-${colorScheme}-loading.png` });
    });

    test('failed', async ({ blendPage, page }, { project }) => {
      await page.route('**/*.wasm', (route) => route.abort());
      await page.goto(blendPage.url);
      await expect(blendPage.retry).toBeVisible();
      await page.screenshot({ path: `screenshots/${project.name}-${colorScheme}-failed.png` });
    });
  });
}
