import { expect, test } from './blendPage';

const FRAMES = 48;
const folder = process.env.BLENDDIGITS_FRAMES;

test.use({ complaintsExpected: true });

/** One picture of the page for each place of the slider, from the first digit to the second and back. */
test('record', async ({ blendPage, page }) => {
  expect(folder, 'BLENDDIGITS_FRAMES names the folder to write to').toBeTruthy();
  await blendPage.open();
  await blendPage.show('Ink');
  await blendPage.ready();
  await page.evaluate(() => document.fonts.ready);
  for (let frame = 0; frame < FRAMES; frame++) {
    const percent = Math.round(50 - 50 * Math.cos((2 * Math.PI * frame) / FRAMES));
    await blendPage.slider.fill(`${percent}`);
    await page.evaluate(() => {
      (document.activeElement as HTMLElement).blur();
      scrollTo(0, 0);
      return new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    });
    await page.screenshot({ path: `${folder}/${`${frame}`.padStart(3, '0')}.png` });
  }
});
