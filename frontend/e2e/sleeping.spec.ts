/** What is not loaded before it is seen: on a small screen that is later. */
import { expect, onPhoneToo, test } from './blendPage';

test.describe('without a copy for offline use', onPhoneToo, () => {
  test.use({ serviceWorkers: 'block', complaintsExpected: true });

  test('the autoencoder is not loaded before its picture is looked at', async ({
    blendPage,
    page,
  }) => {
    const asked: string[] = [];
    page.context().on('request', (request) => asked.push(request.url()));
    await blendPage.open();
    await blendPage.ready();
    await page.waitForLoadState('networkidle');
    const before = asked.filter((url) => url.includes('ae_')).length;
    expect(before).toBe(0);
    await page.getByRole('radiogroup', { name: 'Model' }).scrollIntoViewIfNeeded();
    await expect.poll(() => asked.filter((url) => url.includes('ae_decoder')).length).toBe(1);
  });
});
