import { expect, test } from 'vitest';

import { distanceTo, INK_SIDE, inkOf, segmentFrom, type Stroke } from './rasterize';

const inkAt = (strokes: readonly Stroke[], row: number, column: number, brush = 20 / INK_SIDE) =>
  inkOf({ brush, strokes }).values[row * INK_SIDE + column]!;

test.each([
  [13, 4, 5], // past the end
  [-3, -4, 5], // before the start
  [5, 2, 2], // beside it
])('(%f, %f) is %f from a line of ten', (x, y, distance) => {
  expect(distanceTo(segmentFrom([0, 0], [10, 0]), x, y)).toBe(distance);
});

test('a point is a line too', () => {
  expect(distanceTo(segmentFrom([0, 0], [0, 0]), 3, 4)).toBe(5);
});

test('a point makes a disc of the brush’s size, whose edge is one pixel soft', () => {
  const { values } = inkOf({ brush: 20 / INK_SIDE, strokes: [[[0.5, 0.5]]] });
  const area = values.reduce((sum, value) => sum + value, 0);
  expect(area).toBeCloseTo(Math.PI * 10 ** 2, 0);
  const row = values.subarray(70 * INK_SIDE, 71 * INK_SIDE).filter((value) => value > 0);
  expect(row.at(0)).toBeLessThan(1);
  expect([...row.subarray(1, -1)]).toEqual(Array.from({ length: row.length - 2 }, () => 1));
});

test('a line is as thick as the brush, all along', () => {
  const line: Stroke = [
    [0.2, 0.5],
    [0.8, 0.5],
  ];
  for (const column of [30, 70, 110]) {
    const across = Array.from({ length: INK_SIDE }, (_, row) => inkAt([line], row, column));
    expect(across.reduce((sum, value) => sum + value, 0)).toBeCloseTo(20);
  }
});

test('crossing strokes are no darker than ink', () => {
  const strokes: Stroke[] = [[[0.5, 0.5]], [[0.5, 0.5]]];
  expect(inkAt(strokes, 70, 70)).toBe(1);
  expect(inkOf({ brush: 0.1, strokes })).toEqual(inkOf({ brush: 0.1, strokes: [strokes[0]!] }));
});

test('what would lie outside is cut off', () => {
  const { values } = inkOf({ brush: 20 / INK_SIDE, strokes: [[[0, 0]]] });
  const area = values.reduce((sum, value) => sum + value, 0);
  expect(area).toBeCloseTo((Math.PI * 10 ** 2) / 4, 0);
});
