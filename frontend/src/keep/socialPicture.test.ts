import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { inkAt, PAGE } from '../model/inks';
import { PIXELS } from '../model/pixels';
import { madePng } from '../testing/madePng';
import { socialPicture, socialRaster } from './socialPicture';

const paper = new Float32Array(PIXELS);
const ink = new Float32Array(PIXELS).fill(1);
const { width, height, bytes } = socialRaster(paper, ink, paper);
const at = (x: number, y: number) => [
  ...bytes.subarray(3 * (y * width + x), 3 * (y * width + x) + 3),
];

test('its size is the one that the page tells', () => {
  const page = readFileSync('index.html', 'utf8');
  expect(page).toContain(`property="og:image:width" content="${width}"`);
  expect(page).toContain(`property="og:image:height" content="${height}"`);
});

test('half way is in the middle, between both ends and over a slider', () => {
  expect(at(600, 280)).toEqual([...inkAt(50)]);
  expect([at(216, 280), at(984, 280)]).toEqual([[255, 255, 255], [255, 255, 255]]); // prettier-ignore
  expect([at(5, 5), at(600, 562)]).toEqual([[...PAGE], [...PAGE]]);
  expect([at(110, 562), at(1090, 562)].map(([red]) => red! > 128)).toEqual([true, false]);
});

test('it is drawn of the first pair as the build has it', async () => {
  const greys = new Uint8Array(103 * PIXELS);
  greys.fill(255, 50 * PIXELS, 51 * PIXELS);
  const file = await socialPicture(madePng({ width: PIXELS, height: 103, greys }));
  const head = Buffer.from(await file.slice(0, 24).arrayBuffer());
  expect([head.readUInt32BE(16), head.readUInt32BE(20)]).toEqual([width, height]);
});
