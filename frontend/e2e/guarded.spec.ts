/** A visitor whose browser gives nothing away and keeps nothing: as Tor Browser and LibreWolf do. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPng, type Raster } from '../src/artifacts/png';
import { button, picture } from './engines/enginePage';
import { expect, test } from './engines/fixtures';
import { distFolder } from './inputs';
import { correlation } from './pictures';

const SIDE = 28;

/** The mean of the first channel in each of SIDE x SIDE equal cells. */
function inCells({ width, height, channels, bytes }: Raster): number[] {
  const sums = new Float64Array(SIDE * SIDE);
  const counts = new Float64Array(SIDE * SIDE);
  for (let i = 0; i < width * height; i++) {
    const [x, y] = [i % width, Math.floor(i / width)];
    const cell = Math.floor((y * SIDE) / height) * SIDE + Math.floor((x * SIDE) / width);
    sums[cell]! += bytes[i * channels]!;
    counts[cell]!++;
  }
  return Array.from(sums, (sum, cell) => sum / counts[cell]!);
}

/** A digit of the sheet that the page comes with. */
async function shipped(label: number, sample: number): Promise<number[]> {
  const assets = join(distFolder, 'assets');
  const sheet = readdirSync(assets).find((name) => /^digits-.*\.png$/.test(name))!;
  const { width, bytes } = await readPng(Uint8Array.from(readFileSync(join(assets, sheet))));
  return Array.from({ length: SIDE * SIDE }, (_, i) => {
    const [x, y] = [i % SIDE, Math.floor(i / SIDE)];
    return bytes[(label * SIDE + y) * width + sample * SIDE + x]!;
  });
}

test('digits are seen and saved as they are', { tag: '@guarded' }, async ({ enginePage }) => {
  await enginePage.open('#v=1&a=4.2&b=9.3&p=0');
  await expect.poll(() => enginePage.status()).toBe('Blending 4 into 9');
  const seen = inCells((await enginePage.seen(picture('First digit')))!);
  expect(correlation(seen, await shipped(4, 2))).toBeLessThan(-0.8); // dark on light

  await expect.poll(() => enginePage.text('//footer')).toContain('keeps no copy'); // and all is there
  await enginePage.keepSaved();
  await enginePage.click(button('Download PNG'));
  const { bytes } = await enginePage.saved();
  const saved = inCells(await readPng(Uint8Array.from(bytes)));
  expect(correlation(saved, await shipped(4, 2))).toBeLessThan(-0.8);
});
