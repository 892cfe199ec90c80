import type { Locator, Page } from '@playwright/test';

import { expect, test } from './blendPage';
import { expectDrawn, expectSame, greysOf, meanDifference } from './pictures';

/** The picture of this model. */
function ofModel(page: Page, name: string): Locator {
  return page.getByRole('img', { name: `${name}, at the slider’s place`, exact: true });
}

test('the chosen model makes the big picture', async ({ blendPage, page }) => {
  await blendPage.open();
  await blendPage.ready();
  const models = page.getByRole('radiogroup', { name: 'Model' });
  for (const name of ['Autoencoder', 'Cross-fade', 'Variational autoencoder']) {
    await models.getByRole('radio', { name, exact: true }).check();
    const own = ofModel(page, name);
    await expectSame(own, blendPage.picture('Blended'));
    await expectDrawn(own);
  }
});

test('the three differ half way, and a cross-fade is the mean of both digits', async ({
  blendPage,
  page,
}) => {
  await blendPage.open();
  await blendPage.ready();
  await page.getByRole('radio', { name: 'Cross-fade' }).check();
  const [first, second] = [await blendPage.pixels('First'), await blendPage.pixels('Second')];
  const mean = first.map((value, i) => (value + second[i]!) / 2);
  await expect
    .poll(async () => meanDifference(mean, await blendPage.pixels('Blended')))
    .toBeLessThan(1);
  const names = ['Variational autoencoder', 'Autoencoder', 'Cross-fade'];
  const pictures = await Promise.all(names.map((name) => expectDrawn(ofModel(page, name))));
  expect(new Set(pictures.map((pixels) => pixels.join())).size).toBe(3);
});

test('noise is seen on both digits, taken away by the network, and the same each time', async ({
  blendPage,
  page,
}) => {
  await blendPage.open();
  await blendPage.ready();
  const slider = page.getByRole('slider', { name: 'Noise' });
  const clean = await blendPage.pixels('First');
  await slider.fill('40');
  await expect(slider).toHaveAttribute('aria-valuetext', '40 %: standard deviation 0.40');
  await expect
    .poll(async () => meanDifference(clean, await blendPage.pixels('First')))
    .toBeGreaterThan(20);
  const noisy = await blendPage.pixels('First');

  await page.getByRole('button', { name: 'Other noise' }).click();
  await expect.poll(() => blendPage.pixels('First')).not.toEqual(noisy);

  await page.getByRole('button', { name: 'No noise' }).click();
  await expect.poll(() => blendPage.pixels('First')).toEqual(clean);
  await slider.fill('40');
  await expect.poll(() => blendPage.pixels('First')).toEqual(noisy);
});

test('what the network draws of a noisy digit follows the noise', async ({ blendPage, page }) => {
  await blendPage.open();
  await blendPage.ready();
  const picture = page.getByRole('img', {
    name: 'What the network draws of the first digit',
    exact: true,
  });
  const slider = page.getByRole('slider', { name: 'Noise' });
  await slider.scrollIntoViewIfNeeded();
  const before = await expectDrawn(picture);
  await slider.fill((await slider.getAttribute('max'))!);
  await expect.poll(() => greysOf(picture)).not.toEqual(before);
});

test('About tells the numbers of this model', async ({ blendPage, page }) => {
  await blendPage.open();
  const about = page.getByRole('region', { name: 'About' });
  await expect(about).toContainText('make repro');
  await expect(about.getByRole('row')).toHaveCount(9);
  await expect(about).not.toContainText('NaN');
});
