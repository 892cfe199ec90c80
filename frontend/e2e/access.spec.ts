import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type BlendPage } from './blendPage';

const states: Record<string, (blendPage: BlendPage) => Promise<void>> = {
  async ready(blendPage) {
    await blendPage.open();
    await blendPage.ready();
  },
  async loading(blendPage) {
    await blendPage.page.route('**/*.wasm', () => {}); // never answered
    await blendPage.open();
    await expect(blendPage.status).toContainText('Loading the network: 0 %');
    await expect(blendPage.surprise).toBeEnabled();
  },
  async failed(blendPage) {
    await blendPage.page.route('**/*.wasm', (route) => route.abort());
    await blendPage.open();
    await expect(blendPage.retry).toBeVisible();
  },
};

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [state, enter] of Object.entries(states)) {
    test.describe(`${state}, ${colorScheme}`, () => {
      test.use({ colorScheme, complaintsExpected: state === 'failed' });

      test('axe finds nothing', async ({ blendPage, page }) => {
        await enter(blendPage);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations).toEqual([]);
      });
    });
  }
}

test('nothing is cut off at the side, from 320 px up', async ({ blendPage, page }) => {
  await blendPage.open();
  await blendPage.ready();
  for (const width of [320, 367, 376, 496, 640, 992, 1920]) {
    await page.setViewportSize({ width, height: 1000 });
    const widest = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(widest).toBe(width);
  }
});

test('everything that can be touched is at least 24 px wide and high', async ({
  blendPage,
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await blendPage.open();
  await blendPage.ready();
  for (const control of await page.locator('button, input').all()) {
    const { width, height } = (await control.boundingBox())!;
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
  }
});
