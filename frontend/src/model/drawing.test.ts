import { describe, expect, test } from 'vitest';

import { BRUSHES, drawingFrom, MAX_POINTS, MAX_STROKES, STEPS_OF_SIDE } from './drawing';
import { PIXELS, SIDE } from './pixels';
import type { Stroke } from './rasterize';

const seven: Stroke[] = [
  [
    [0.22, 0.2],
    [0.78, 0.1999],
    [0.45, 0.82],
  ],
];

test('brush and points are moved to whole steps', () => {
  const { brush, strokes } = drawingFrom(0.1, seven);
  for (const value of [brush, ...strokes.flat(2)]) {
    const steps = value * STEPS_OF_SIDE;
    expect(steps).toBeCloseTo(Math.round(steps), 9);
  }
});

test('the drawing of a drawing’s bytes is the same, to the last bit', () => {
  const drawing = drawingFrom(0.1, seven);
  const toByte = (value: number) => Math.round(value * STEPS_OF_SIDE);
  const bytes = drawing.strokes.map((stroke) => stroke.map(([x, y]) => [toByte(x), toByte(y)]));
  const restored = drawingFrom(
    toByte(drawing.brush) / STEPS_OF_SIDE,
    bytes.map((stroke) => stroke.map(([x, y]) => [x! / STEPS_OF_SIDE, y! / STEPS_OF_SIDE])),
  );
  expect(restored).toEqual(drawing);
});

test('the picture has the form of MNIST’s: a box of 20 pixels, ink in [0, 1]', () => {
  const { picture } = drawingFrom(BRUSHES.usual, seven);
  expect(picture).toHaveLength(PIXELS);
  const rows = Array.from({ length: SIDE }, (_, row) =>
    Math.max(...picture.subarray(row * SIDE, (row + 1) * SIDE)),
  );
  expect(rows.filter((ink) => ink > 0)).toHaveLength(20);
  expect(Math.min(...picture)).toBe(0);
  expect(Math.max(...picture)).toBeLessThanOrEqual(1);
});

test('with the usual brush a line is as thick as MNIST’s: 2.4 pixels, the median of the digits shipped', () => {
  const stem: Stroke[] = [
    [
      [0.5, 0.13],
      [0.5, 0.87],
    ],
  ];
  const { picture } = drawingFrom(BRUSHES.usual, stem);
  const row = picture.subarray(14 * SIDE, 15 * SIDE);
  expect(row.reduce((sum, ink) => sum + ink, 0)).toBeCloseTo(2.4, 0);
});

test('a dot is a drawing, also in a corner with the thinnest brush', () => {
  expect(drawingFrom(BRUSHES.thinnest, [[[1, 1]]]).picture.some((ink) => ink > 0)).toBe(true);
});

test('points outside are moved to the edge', () => {
  expect(drawingFrom(0.1, [[[-3, 7]]]).strokes).toEqual([[[0, 1]]]);
});

describe('is refused:', () => {
  const many = (count: number) => Array.from({ length: count }, () => [0.5, 0.5] as const);

  test.each([
    ['no strokes', BRUSHES.usual, [], 'drawing: expected 1 to 64 strokes, got 0'],
    [
      'too many strokes',
      BRUSHES.usual,
      Array.from({ length: MAX_STROKES + 1 }, () => many(1)),
      'drawing: expected 1 to 64 strokes, got 65',
    ],
    [
      'a stroke without points',
      BRUSHES.usual,
      [many(1), []],
      'drawing: expected 1 to 500 points in stroke 2, got 0',
    ],
    [
      'a stroke of too many points',
      BRUSHES.usual,
      [many(MAX_POINTS + 1)],
      'drawing: expected 1 to 500 points in stroke 1, got 501',
    ],
    ['a brush too thin', 0.01, seven, /^drawing: brush: expected 0.04\d* to 0.17\d*, got 0.01$/],
    ['a brush that is none', NaN, seven, /^drawing: brush: expected/],
  ])('%s', (_, brush, strokes, message) => {
    expect(() => drawingFrom(brush, strokes)).toThrow(message);
  });

  test('a point that is none', () => {
    expect(() => drawingFrom(0.1, [[[NaN, 0.5]]])).toThrow();
  });
});

test('the largest drawing is one', () => {
  const stroke = Array.from({ length: MAX_POINTS }, (_, i) => [i / MAX_POINTS, 0.5] as const);
  const drawing = drawingFrom(
    BRUSHES.thickest,
    Array.from({ length: MAX_STROKES }, () => stroke),
  );
  expect(drawing.strokes).toHaveLength(MAX_STROKES);
});
