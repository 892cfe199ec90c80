import { expect, test, type BlendPage } from './blendPage';

/** The 28 x 28 grey values of the picture of this name. */
function pixelsOf({ page }: BlendPage, name: string): Promise<number[]> {
  return page.getByRole('img', { name, exact: true }).evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    return Array.from({ length: data.length / 4 }, (_, i) => data[4 * i]!);
  });
}

function meanDifference(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + Math.abs(value - b[i]!), 0) / a.length;
}

test('the chosen model makes the big picture', async ({ blendPage, page }) => {
  await blendPage.open();
  await blendPage.ready();
  const models = page.getByRole('radiogroup', { name: 'Model' });
  for (const name of ['Autoencoder', 'Cross-fade', 'Variational autoencoder']) {
    await models.getByRole('radio', { name, exact: true }).check();
    await expect
      .poll(async () => {
        const own = await pixelsOf(blendPage, `${name}, at the slider’s place`);
        return meanDifference(own, await blendPage.pixels('Blended'));
      })
      .toBe(0);
    const own = await pixelsOf(blendPage, `${name}, at the slider’s place`);
    expect(Math.max(...own)).toBeGreaterThan(100);
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
  await expect
    .poll(() =>
      pixelsOf(blendPage, 'Autoencoder, at the slider’s place').then((p) => Math.max(...p)),
    )
    .toBeGreaterThan(100);
  const pictures = await Promise.all(
    names.map((name) => pixelsOf(blendPage, `${name}, at the slider’s place`)),
  );
  expect(new Set(pictures.map((pixels) => pixels.join())).size).toBe(3);
});

test('the autoencoder is not loaded before its picture is looked at', async ({
  blendPage,
  page,
}) => {
  const asked: string[] = [];
  page.context().on('request', (request) => asked.push(request.url()));
  await page.route('**/*service*', (route) => route.abort()); // it fetches all for offline use
  await blendPage.open();
  await blendPage.ready();
  await page.waitForLoadState('networkidle');
  const before = asked.filter((url) => url.includes('ae_') && !url.includes('?')).length;
  expect(before).toBe(0);
  await page.getByRole('radiogroup', { name: 'Model' }).scrollIntoViewIfNeeded();
  await expect.poll(() => asked.filter((url) => url.includes('ae_decoder')).length).toBe(1);
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
  const drawn = () => pixelsOf(blendPage, 'First digit, as it draws it');
  await page.getByRole('slider', { name: 'Noise' }).scrollIntoViewIfNeeded();
  await expect.poll(async () => Math.max(...(await drawn()))).toBeGreaterThan(50);
  const before = await drawn();
  await page.getByRole('slider', { name: 'Noise' }).fill('60');
  await expect.poll(drawn).not.toEqual(before);
});

test('About tells the numbers of this model', async ({ blendPage, page }) => {
  await blendPage.open();
  const about = page.getByRole('region', { name: 'About' });
  await expect(about).toContainText('make repro');
  await expect(about.getByRole('row')).toHaveCount(9);
  await expect(about).not.toContainText('NaN');
});
