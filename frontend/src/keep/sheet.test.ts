import { expect, test } from 'vitest';

import { PIXELS, SIDE } from '../model/pixels';
import { sheetOf } from './sheet';

const paper = new Float32Array(PIXELS);
const dotted = paper.with(SIDE + 2, 1).with(PIXELS - 1, 0.5); // in the second row the third pixel, and the last

test('ink is dark and paper is white', () => {
  const { greys } = sheetOf([dotted], 1);
  expect([greys[0], greys[SIDE + 2], greys.at(-1)]).toEqual([255, 0, 127]);
});

test('pictures stand side by side, every pixel a square', () => {
  const { width, height, greys } = sheetOf([paper, dotted], 3);
  expect([width, height]).toEqual([2 * 3 * SIDE, 3 * SIDE]);
  const black = [...greys.entries()].filter(([, grey]) => grey === 0).map(([i]) => i);
  const left = 3 * SIDE + 6;
  const rows = [3, 4, 5].map((row) => row * width + left);
  expect(black).toEqual(rows.flatMap((start) => [start, start + 1, start + 2]));
});
