import { expect, test } from './blendPage';

test.use({ complaintsExpected: true });

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('ready', async ({ blendPage, page }, { project }) => {
      await blendPage.open();
      await blendPage.choose('first', { label: 3, sample: 0 });
      await blendPage.choose('second', { label: 8, sample: 0 });
      await blendPage.ready();
      await page.evaluate(() => (document.activeElement as HTMLElement).blur());
      const path = `screenshots/${project.name}-${colorScheme}.png`;
      await page.screenshot({ path, fullPage: true });
    });

    test('loading', async ({ blendPage, page }, { project }) => {
      await page.route('**/*.wasm', () => {}); // never answered
      await blendPage.open();
      await expect(blendPage.surprise).toBeEnabled();
      await page.screenshot({ path: `screenshots/${project.name}-${colorScheme}-loading.png` });
    });

    test('failed', async ({ blendPage, page }, { project }) => {
      await page.route('**/*.wasm', (route) => route.abort());
      await blendPage.open();
      await expect(blendPage.retry).toBeVisible();
      await page.screenshot({ path: `screenshots/${project.name}-${colorScheme}-failed.png` });
    });
  });
}
