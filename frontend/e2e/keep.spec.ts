/** What a visitor takes along: files and links. */
import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import { expectNoViolations } from './axe';
import { expect, onPhoneToo, test, type BlendPage } from './blendPage';
import { readReference } from './inputs';
import { drawnOne } from './links';
import { inkAt, onPaper } from '../src/model/inks';
import { largestDifference } from './pictures';

const { first: from, second: to } = readReference().opensWith;

/** The file may hold the picture that came with the page, and the network's be seen by now. */
const ROUNDING = 1;

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function open(blendPage: BlendPage, hash = '') {
  await blendPage.page.goto(`${blendPage.url}${hash}`);
  await expect(blendPage.status).toHaveText(/^(Blending|The link)/);
  await expect(button(blendPage.page, 'Download PNG')).toBeEnabled();
}

async function download(page: Page, name: string): Promise<[name: string, bytes: number[]]> {
  const [file] = await Promise.all<[Promise<Download>, Promise<void>]>([
    page.waitForEvent('download'),
    button(page, name).click(),
  ] as never);
  return [file.suggestedFilename(), [...(await readFile(await file.path()))]];
}

/** The reds of a picture file, in the middle of each square of `scale` pixels. */
function readPng(page: Page, bytes: number[], scale: number) {
  return page.evaluate(
    async ([file, step]) => {
      const bitmap = await createImageBitmap(new Blob([Uint8Array.from(file)]));
      const { width, height } = bitmap;
      const context = new OffscreenCanvas(width, height).getContext('2d', {
        willReadFrequently: true,
      })!;
      context.drawImage(bitmap, 0, 0);
      const reds: number[] = [];
      for (let y = step >> 1; y < height; y += step) {
        for (let x = step >> 1; x < width; x += step) {
          reds.push(context.getImageData(x, y, 1, 1).data[0]!);
        }
      }
      return { width, height, reds };
    },
    [bytes, scale] as const,
  );
}

/** What is red of the blend in its ink, which is that of this place, on white. */
async function redOnWhite(blendPage: BlendPage, percent: number): Promise<number[]> {
  const pixels = await blendPage.pixels('Blended');
  return pixels.map((density) => onPaper(inkAt(percent), density / 255)[0]);
}

test('Download PNG: the blend as it is shown, in its ink on white', async ({ blendPage, page }) => {
  await open(blendPage);
  await blendPage.show('Pixels');
  await blendPage.slider.press('ArrowLeft');
  const [name, bytes] = await download(page, 'Download PNG');
  expect(name).toBe(`blend-${from.label}-to-${to.label}-49.png`);
  await expect(blendPage.status).toHaveText(`${name} is saved.`);
  const { width, height, reds } = await readPng(page, bytes, 20);
  expect([width, height]).toEqual([560, 560]);
  expect(reds).toHaveLength(784);
  expect(largestDifference(reds, await redOnWhite(blendPage, 49))).toBeLessThanOrEqual(ROUNDING);

  await blendPage.show('Ink');
  const [, inked] = await download(page, 'Download PNG');
  const shades = (await readPng(page, inked, 2)).reds;
  const [ink, between] = [
    inkAt(49)[0],
    shades.filter((red) => red < 250 && red > inkAt(49)[0] + 5),
  ];
  expect(shades.filter((red) => red <= ink + 5).length).toBeGreaterThan(between.length);
});

test('Download SVG: lines around the ink', async ({ blendPage, page }) => {
  await open(blendPage);
  const [name, bytes] = await download(page, 'Download SVG');
  expect(name).toBe(`blend-${from.label}-to-${to.label}-50.svg`);
  const drawing = Buffer.from(bytes).toString();
  const found = await page.evaluate((svg) => {
    const { documentElement } = new DOMParser().parseFromString(svg, 'image/svg+xml');
    return [documentElement.nodeName, documentElement.querySelectorAll('path').length];
  }, drawing);
  expect(found).toEqual(['svg', 6]);
  expect(drawing.length).toBeLessThan(60_000);
});

test('Download strip: eleven pictures from the first digit to the second', async ({
  blendPage,
  page,
}) => {
  await open(blendPage);
  await blendPage.show('Pixels');
  const [name, bytes] = await download(page, 'Download strip');
  expect(name).toBe(`blend-${from.label}-to-${to.label}-strip.png`);
  const { width, height, reds } = await readPng(page, bytes, 10);
  expect([width, height]).toEqual([11 * 280, 280]);
  for (const [percent, key] of [
    [0, 'Home'],
    [100, 'End'],
  ] as const) {
    await blendPage.slider.press(key);
    const left = (28 * percent) / 10;
    const tile = reds.filter((_, i) => i % 308 >= left && i % 308 < left + 28);
    expect(tile).toHaveLength(784);
    const expected = await redOnWhite(blendPage, percent);
    expect(largestDifference(tile, expected)).toBeLessThanOrEqual(ROUNDING);
  }
});

test('Download GIF: there and back, for ever', async ({ blendPage, page }) => {
  await open(blendPage);
  await blendPage.show('Pixels');
  const [name, bytes] = await download(page, 'Download GIF');
  expect(name).toBe(`blend-${from.label}-to-${to.label}.gif`);
  expect(bytes.length).toBeLessThan(1_500_000);
  const { frames, repetitions, width, reds } = await page.evaluate(async (file) => {
    const decoder = new ImageDecoder({ data: Uint8Array.from(file), type: 'image/gif' });
    await decoder.tracks.ready;
    const { frameCount, repetitionCount } = decoder.tracks.selectedTrack!;
    const { image } = await decoder.decode({ frameIndex: 25 });
    const context = new OffscreenCanvas(28, 28).getContext('2d')!;
    context.imageSmoothingEnabled = false;
    context.drawImage(image, 0, 0, 28, 28);
    const { data } = context.getImageData(0, 0, 28, 28);
    return {
      frames: frameCount,
      repetitions: repetitionCount,
      width: image.displayWidth,
      reds: [...data].filter((_, i) => i % 4 === 0),
    };
  }, bytes);
  expect([frames, width]).toEqual([100, 560]);
  expect(repetitions).toBe(Infinity);
  expect(largestDifference(reds, await redOnWhite(blendPage, 50))).toBeLessThanOrEqual(3); // of 32 shades
});

test.describe('with a clipboard', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  test('Copy link restores everything', async ({ blendPage, page, context }) => {
    await open(blendPage);
    await blendPage.choose('first', { label: 7, sample: 4 });
    await blendPage.choose('second', { label: 2, sample: 9 });
    await expect(blendPage.status).toHaveText('Blending 7 into 2');
    await page.getByRole('slider', { name: 'Noise', exact: true }).fill('30');
    await page.getByRole('checkbox', { name: 'Even speed' }).uncheck();
    await page.getByRole('radio', { name: 'Autoencoder', exact: true }).check();
    await page.getByRole('button', { name: '30 %', exact: true }).click();
    await button(page, 'Copy link').click();
    await expect(blendPage.status).toHaveText(/^The link is copied/);
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toBe(`${blendPage.url}#v=1&a=7.4&b=2.9&p=30&m=ae&e=0&n=1.0.3`);
    expect(page.url()).toBe(link);

    const second = await context.newPage();
    await second.goto(link);
    const again = new (blendPage.constructor as new (page: Page, url: string) => BlendPage)(
      second,
      blendPage.url,
    );
    await expect(again.status).toHaveText('Blending 7 into 2');
    await expect(again.slider).toHaveValue('30');
    await expect(second.getByRole('checkbox', { name: 'Even speed' })).not.toBeChecked();
    await expect(second.getByRole('radio', { name: 'Autoencoder', exact: true })).toBeChecked();
    for (const place of ['First', 'Blended', 'Second'] as const) {
      const areSame = async () =>
        `${await again.pixels(place)}` === `${await blendPage.pixels(place)}`;
      await expect.poll(areSame).toBe(true);
    }
  });

  test('a link carries drawings', async ({ blendPage, page }) => {
    const hash = `v=1&a=d${drawnOne}&b=8.0&p=0&i=0`;
    await open(blendPage, `#${hash}`);
    await expect(blendPage.status).toHaveText('Blending your drawing into 8');
    const pixels = await blendPage.pixels('First');
    const columns = [...pixels.entries()].filter(([, ink]) => ink > 128).map(([i]) => i % 28);
    expect(Math.max(...columns) - Math.min(...columns)).toBeLessThan(6); // upright
    await button(page, 'Copy link').click();
    await expect(blendPage.status).toHaveText(/^The link is copied/);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      `${blendPage.url}#${hash}`,
    );
    const [name] = await download(page, 'Download PNG');
    expect(name).toBe('blend-drawing-to-8-0.png');
  });
});

test('another link in the same tab is opened, too', async ({ blendPage, page }) => {
  await open(blendPage, '#v=1&a=1.0&b=4.2&p=10');
  await expect(blendPage.status).toHaveText('Blending 1 into 4');
  await page.evaluate(() => {
    location.hash = '#v=1&a=6.1&b=9.3&p=90';
  });
  await expect(blendPage.status).toHaveText('Blending 6 into 9');
  await expect(blendPage.slider).toHaveValue('90');
});

for (const rubbish of [
  '#rubbish',
  '#v=1&a=3.99&b=8.0&p=50',
  '#v=1&a=dAAAA&b=8.0&p=50',
  '#v=9&a=3.0&b=8.0&p=50',
  '#v=1&a=<img src=x onerror=alert(1)>&b=%00&p=1e9',
]) {
  test(`a link with rubbish does no harm: ${rubbish}`, async ({ blendPage, page }) => {
    await open(blendPage, rubbish);
    await expect(blendPage.status).toHaveText(/^The link could not be read/);
    await expect(blendPage.slider).toHaveAttribute(
      'aria-valuetext',
      `50 %, from ${from.label} to ${to.label}`,
    );
    await blendPage.choose('first', { label: 5, sample: 1 });
    await expect(blendPage.status).toHaveText(`Blending 5 into ${to.label}`);
    await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(0);
  });
}

test(
  'where the clipboard is denied the link can be copied by hand',
  onPhoneToo,
  async ({ blendPage, page }) => {
    await page.addInitScript(() => {
      const writeText = () => Promise.reject(new DOMException('denied', 'NotAllowedError'));
      Object.defineProperty(navigator, 'clipboard', { value: { writeText } });
    });
    await open(blendPage);
    await button(page, 'Copy link').click();
    const field = page.getByRole('textbox', { name: /^This browser does not let the page copy/ });
    await expect(field).toBeFocused();
    await expect(field).toHaveValue(
      `${blendPage.url}#v=1&a=${from.label}.${from.sample}&b=${to.label}.${to.sample}&p=50`,
    );
    expect(await page.evaluate(() => getSelection()?.toString())).toBe(await field.inputValue());
    await expectNoViolations(page, '.actions');
    await blendPage.choose('first', { label: 5, sample: 1 });
    await expect(field).toHaveCount(0);
  },
);
