/** Every part of the page, of whatever settings it was built with: `make extremes` asks it of many. */
import { expect, test } from './blendPage';
import { greysOf } from './pictures';

const PALEST = 20; // of 255: an untrained network draws grey, and one of no numbers nothing

test('the page opens, blends and shows all its parts', async ({ blendPage, page }) => {
  await blendPage.open();
  await blendPage.ready();
  await blendPage.slider.fill('37');
  const blended = page.getByRole('img', { name: /^Blended / }); // digit, letter, picture
  const darkest = async () => Math.max(...(await greysOf(blended)));
  await expect.poll(darkest).toBeGreaterThan(PALEST);
  await blendPage.surprise.click();
  await blendPage.ready();
  await expect.poll(darkest).toBeGreaterThan(PALEST);

  for (const section of await page.locator('section').all()) await section.scrollIntoViewIfNeeded();
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(0);
});
