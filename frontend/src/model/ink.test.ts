import { expect, test } from 'vitest';
import { MARGIN, surfaceOf, WIDTH } from './ink';
import { PIXELS, SIDE } from './pixels';

/** A stroke down the middle, and beside it a box of some grey. */
function strokeAndBox(width: number, height: number, grey: number) {
  const picture = new Float32Array(PIXELS);
  for (let y = 4; y < 24; y++) picture.fill(1, y * SIDE + 6, y * SIDE + 9);
  for (let y = 10; y < 10 + height; y++) picture.fill(grey, y * SIDE + 16, y * SIDE + 16 + width);
  return picture;
}

/** The highest places of the stroke and of the box. */
function highest(width: number, height: number, grey: number) {
  const { heights } = surfaceOf(strokeAndBox(width, height, grey));
  const within = (from: number, to: number) =>
    Math.max(...heights.filter((_, i) => i % WIDTH >= from + MARGIN && i % WIDTH < to + MARGIN));
  return { stroke: within(0, 13), box: within(13, SIDE) };
}

test('a speck beside a stroke is not shown, and the stroke as ever', () => {
  const { stroke, box } = highest(2, 2, 0.3);
  expect(box).toBeLessThan(0);
  expect(stroke).toBeCloseTo(highest(0, 0, 0).stroke, 6);
});

test('a ghost as long as a stroke is, however pale', () => {
  expect(highest(2, 12, 0.3).box).toBeGreaterThan(0.25);
  expect(highest(2, 2, 1).box).toBeGreaterThan(0.25);
});

test('what grows from one to the other appears little by little', () => {
  const grown = Array.from({ length: 41 }, (_, i) => highest(2, 3, 0.2 + i / 50).box);
  const steps = grown.slice(1).map((height, i) => height - grown[i]!);
  expect(grown[0]).toBeLessThan(0);
  expect(grown.at(-1)).toBeGreaterThan(0.25);
  expect(Math.max(...steps)).toBeLessThan(0.05);
});
