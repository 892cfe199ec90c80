/** The first look: ink, the sweep, choosing beside the blend, and what is shared of it. */
import type { Locator, Page } from '@playwright/test';

import { expectNoViolations } from './axe';
import { blendingSome, byFinger, expect, onPhoneToo, test } from './blendPage';
import { expectDrawn, paintings } from './pictures';

/** Pixels of a canvas for each of the style sheet's. */
const density = (canvas: Locator) =>
  canvas.evaluate((drawn: HTMLCanvasElement) => drawn.width / drawn.clientWidth);

/** Where the slider is in every painting of the page that is opened next, for a test that may look late. */
async function recordSlider(page: Page): Promise<() => Promise<number[]>> {
  await page.addInitScript(() => {
    const places: number[] = [];
    Object.assign(window, { places });
    requestAnimationFrame(function note() {
      const slider = document.querySelector<HTMLInputElement>('.blend-slider input');
      if (slider) places.push(slider.valueAsNumber);
      requestAnimationFrame(note);
    });
  });
  return () => page.evaluate(() => (window as unknown as { places: number[] }).places);
}

const isInk = (page: Page) => page.getByRole('radio', { name: 'Ink', exact: true });

test(
  'ink is as sharp as the screen, and a switch shows the pixels',
  onPhoneToo,
  async ({ blendPage, page }) => {
    await page.goto(blendPage.url);
    await expect(isInk(page)).toBeChecked();
    const ofScreen = await page.evaluate(() => devicePixelRatio);
    await expect.poll(() => density(blendPage.picture('Blended'))).toBeCloseTo(ofScreen, 1);
    await expect.poll(async () => (await blendPage.pixels('Blended')).includes(255)).toBe(true);
    await blendPage.show('Pixels');
    expect(await blendPage.pixels('Blended')).toHaveLength(784);
  },
);

test('on a screen of another density pictures and the map are as sharp', async ({
  blendPage,
  page,
}) => {
  await page.goto(blendPage.url);
  await page.locator('#map').scrollIntoViewIfNeeded();
  const map = page.getByRole('img', { name: /^Map of the codes/ });
  const screen = await page.context().newCDPSession(page);
  for (const [i, deviceScaleFactor] of [2, 1.5].entries()) {
    await screen.send('Emulation.setDeviceMetricsOverride', {
      width: 1281 + i, // Chromium would not tell of the density alone; pictures are as wide as before
      height: 800,
      mobile: false,
      deviceScaleFactor,
    });
    for (const canvas of [blendPage.picture('Blended'), map]) {
      await expect.poll(() => density(canvas)).toBeCloseTo(deviceScaleFactor, 1);
    }
  }
});

test.describe('with motion', () => {
  test.use({ contextOptions: { reducedMotion: 'no-preference' } });

  test('the whole path is seen once, and the slider comes to rest in the middle', async ({
    blendPage,
    page,
  }) => {
    const places = await recordSlider(page);
    await page.goto(blendPage.url);
    const wayOf = (all: readonly number[]) => [Math.min(...all), Math.max(...all), all.at(-1)];
    await expect.poll(async () => wayOf(await places())).toEqual([0, 100, 50]);
    await expect(blendPage.slider).toHaveValue('50');
    await expect(page).toHaveURL(blendPage.url);
  });

  test('any touch ends it', async ({ blendPage, page }) => {
    const places = await recordSlider(page);
    await page.goto(blendPage.url);
    const hasBegun = async () => (await places()).some((percent) => percent !== 50);
    await expect.poll(hasBegun, { intervals: [20] }).toBe(true);
    await blendPage.slider.press('Home');
    await paintings(page, 30);
    await expect(blendPage.slider).toHaveValue('0');
  });
});

test('pictures say what they show, and where on the path', async ({ blendPage }) => {
  await blendPage.open();
  await blendPage.ready();
  await blendPage.choose('first', { label: 4, sample: 1 });
  await blendPage.choose('second', { label: 8, sample: 0 });
  await blendPage.slider.fill('30');
  await expect(blendPage.picture('First')).toHaveAccessibleName('First digit, a 4');
  await expect(blendPage.picture('Second')).toHaveAccessibleName('Second digit, an 8');
  await expect(blendPage.picture('Blended')).toHaveAccessibleName(
    'Blended digit, 30 %, from 4 to 8',
  );
});

test('while one chooses, the blend is in sight', onPhoneToo, async ({ blendPage, page }) => {
  await blendPage.open();
  await blendPage.ready();
  await blendPage.openChooser('second');
  const { samples } = blendPage.picker('second');
  await expect(blendPage.picture('Blended')).toBeInViewport({ ratio: 0.8 });
  await samples.getByRole('radio').last().check();
  await expect(blendPage.picture('Blended')).toBeInViewport({ ratio: 0.8 });
  await expect(blendPage.slider).toBeInViewport();
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(samples).toBeHidden();
  await expect(blendPage.chooser('second')).toBeFocused();
});

test(
  'a phone held sideways shows the pictures and the slider',
  byFinger,
  async ({ blendPage, page }) => {
    await page.setViewportSize({ width: 844, height: 390 });
    await blendPage.open();
    for (const seen of [blendPage.picture('Blended'), blendPage.slider]) {
      await expect(seen).toBeInViewport({ ratio: 1 });
    }
  },
);

test('a reload and the way back show the same', async ({ blendPage, page }) => {
  await blendPage.open();
  await blendPage.ready();
  await blendPage.choose('first', { label: 5, sample: 2 });
  await blendPage.choose('second', { label: 8, sample: 0 });
  await blendPage.slider.fill('20');
  await expect(page).toHaveURL(/#v=1&a=5\.2&b=8\.0&p=20&i=0$/);
  await page.reload();
  await expect(blendPage.status).toHaveText('Blending 5 into 8');
  await expect(blendPage.slider).toHaveValue('20');
  await page.goto('about:blank');
  await page.goBack();
  await expect(blendPage.status).toHaveText('Blending 5 into 8');
});

test('a name leads to its section, at once or from an address', async ({ blendPage, page }) => {
  await blendPage.open();
  await page.getByRole('link', { name: 'Look inside', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Look inside' })).toBeInViewport();
  await page.goto('about:blank');
  await page.goto(`${blendPage.url}#map`);
  await expect(page.getByRole('heading', { name: 'Map', exact: true })).toBeInViewport();
  await expect(blendPage.status).toHaveText(blendingSome);
});

test.describe('in another page', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  test('the code that is copied shows the stage and the slider, no more', async ({
    blendPage,
    page,
  }) => {
    await blendPage.open();
    await blendPage.ready();
    await blendPage.choose('first', { label: 3, sample: 0 });
    await blendPage.choose('second', { label: 0, sample: 3 });
    await page.getByRole('button', { name: 'Copy embed code' }).click();
    await expect(blendPage.status).toHaveText(/^The code is copied/);
    const code = await page.evaluate(() => navigator.clipboard.readText());
    const address = /src="([^"]*)"/.exec(code)![1]!.replaceAll('&amp;', '&');
    expect(address).toBe(`${blendPage.url}#embed&v=1&a=3.0&b=0.3&p=50&i=0`);

    await page.setViewportSize({ width: 640, height: 420 });
    await page.goto('about:blank');
    await page.goto(address);
    await expect(blendPage.picture('Second')).toHaveAccessibleName('Second digit, a 0');
    await expectDrawn(blendPage.picture('Blended'));
    await blendPage.slider.fill('100');
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(420);
    for (const role of ['button', 'region', 'group'] as const) {
      await expect(page.getByRole(role)).toHaveCount(0);
    }
    await expect(page.getByRole('link', { name: 'BlendDigits' })).toHaveAttribute(
      'href',
      `${blendPage.url}#v=1&a=3.0&b=0.3&p=50&i=0`,
    );
    await expectNoViolations(page);
  });

  test('the pair of the page needs no network', async ({ blendPage, page }) => {
    const asked: string[] = [];
    page.context().on('request', (request) => asked.push(request.url()));
    await page.goto(`${blendPage.url}#embed`);
    await expectDrawn(blendPage.picture('Blended'));
    await page.waitForLoadState('networkidle');
    expect(asked.filter((url) => /\.wasm|\.onnx|\/(digits|latent|path)-/.test(url))).toEqual([]);
  });
});

test('on paper there are the pictures, the path and the address', async ({ blendPage, page }) => {
  await blendPage.open();
  await blendPage.ready();
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  for (const place of ['First', 'Blended', 'Second'] as const) {
    await expect(blendPage.picture(place)).toBeVisible();
  }
  await expect(page.locator('.filmstrip canvas').last()).toBeVisible();
  await expect(page.getByText(blendPage.url)).toBeVisible();
  await expect(blendPage.surprise).toBeHidden();
  await expect(page.getByRole('region', { name: 'Map' })).toBeHidden();
});

test('paper as narrow as a phone has the whole sheet, also of a page where one chooses', async ({
  blendPage,
  page,
}) => {
  await blendPage.open();
  await blendPage.ready();
  await page.setViewportSize({ width: 600, height: 420 }); // as A5
  await blendPage.openChooser('first');
  await page.emulateMedia({ media: 'print' });
  for (const part of ['.pictures', '.codes', '.filmstrip', '.stations']) {
    await expect(page.locator(part)).toBeVisible();
  }
  await expect(page.locator('.stage')).toHaveCSS('position', 'relative');
  await expect(page.locator('.chooser')).toBeHidden();
});
