import { expect, test } from 'vitest';

import { inkAt, onPaper } from '../model/inks';
import { PIXELS, SIDE } from '../model/pixels';
import { densities, rasterOf } from './raster';

const paper = new Float32Array(PIXELS);
const dotted = paper.with(SIDE + 2, 1).with(PIXELS - 1, 0.5); // in the second row the third pixel, and the last

test('ink has its colour where it is dense, and the paper’s where there is none', () => {
  expect(onPaper([10, 20, 30], 1)).toEqual([10, 20, 30]);
  expect(onPaper([10, 20, 30], 0)).toEqual([255, 255, 255]);
  expect(onPaper([55, 155, 255], 0.5)).toEqual([155, 205, 255]);
});

test('as pixels, every one is a square', () => {
  const side = 3 * SIDE;
  const dense = densities(dotted, side, 'pixels');
  const full = [...dense.entries()].filter(([, density]) => density === 255).map(([i]) => i);
  const rows = [3, 4, 5].map((row) => row * side + 6);
  expect(full).toEqual(rows.flatMap((start) => [start, start + 1, start + 2]));
  expect(dense.at(-1)).toBe(128);
});

test('pictures stand side by side, each in the ink of its place', () => {
  const shown = [0, 100].map((percent) => ({ percent, picture: dotted }));
  const { width, height, bytes } = rasterOf(shown, SIDE, 'pixels');
  expect([width, height, bytes.length]).toEqual([2 * SIDE, SIDE, 3 * 2 * SIDE * SIDE]);
  const at = (x: number, y: number) => [...bytes.subarray(3 * (y * width + x)).subarray(0, 3)];
  expect(at(2, 1)).toEqual(inkAt(0));
  expect(at(SIDE + 2, 1)).toEqual(inkAt(100));
  expect(at(3, 1)).toEqual([255, 255, 255]);
});
