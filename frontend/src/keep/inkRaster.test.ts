import { expect, test } from 'vitest';

import { paintInk } from './inkRaster';
import { PIXELS, SIDE } from '../model/pixels';

const SCALE = 10;
const BIG = SCALE * SIDE;

/** An upright stroke, four pixels wide, across columns 12 to 15: the middle of the picture. */
const stroke = new Float32Array(PIXELS).map((_, i) => Number(i % SIDE >= 12 && i % SIDE <= 15));

function densitiesOf(picture: Float32Array, side = BIG, colour = 0): number[] {
  const pixels = new Uint32Array(side * side).fill(0xffffffff); // whatever was there before
  paintInk(pixels, side, picture, colour);
  return [...pixels].map((pixel) => pixel >>> 24);
}

/** Of the row in the middle. */
const across = (densities: number[], side = BIG) =>
  densities.slice((side / 2) * side, (side / 2 + 1) * side);

test('paper stays paper', () => {
  expect(densitiesOf(new Float32Array(PIXELS)).some((density) => density > 0)).toBe(false);
});

test.each([BIG, 336, 62, SIDE])('a stroke keeps its width and its place at %d pixels', (side) => {
  const row = across(densitiesOf(stroke, side), side);
  const ink = row.reduce((sum, density) => sum + density / 255, 0);
  expect(Math.abs(ink / side - 4 / SIDE)).toBeLessThan(0.3 / SIDE);
  expect(row).toEqual(row.toReversed());
  expect(Math.max(...row)).toBe(255);
});

test('an edge is about a pixel wide, however large the picture is', () => {
  const row = across(densitiesOf(stroke));
  expect(row.filter((density) => density > 0 && density < 255).length).toBeLessThanOrEqual(4);
});

test('a ghost is a stroke in paler ink', () => {
  const row = across(densitiesOf(stroke));
  const pale = across(densitiesOf(stroke.map((value) => 0.25 * value)));
  const most = Math.max(...pale);
  expect(most).toBeGreaterThan(40);
  expect(most).toBeLessThan(150);
  const wide = (densities: number[], top: number) =>
    densities.filter((one) => one > top / 2).length;
  expect(Math.abs(wide(pale, most) - wide(row, 255))).toBeLessThanOrEqual(1);
});

test('what is hardly there is paper', () => {
  const haze = new Float32Array(PIXELS).fill(0.02);
  expect(Math.max(...densitiesOf(haze))).toBe(0);
});

test('all of it has the colour that is asked for', () => {
  const pixels = new Uint32Array(BIG * BIG);
  paintInk(pixels, BIG, stroke, 0x123456);
  const colours = new Set(
    [...pixels].filter((pixel) => pixel > 0).map((pixel) => pixel & 0xffffff),
  );
  expect([...colours]).toEqual([0x123456]);
});
