import { expect, test } from 'vitest';

import { MAX_POINTS, MAX_STROKES } from '../model/drawing';
import type { Stroke } from '../model/rasterize';
import { fromStrokeBytes, toStrokeBytes } from './strokeBytes';

const stroke = (...points: [number, number][]): Stroke =>
  points.map(([x, y]) => [x / 255, y / 255]);

const drawn = {
  brush: 22 / 255,
  strokes: [
    stroke([100, 20], [103, 27], [96, 34], [255, 255], [0, 0], [0, 7]),
    stroke([0, 255]),
    stroke([8, 8], [0, 1], [8, 8], [1, 0]),
  ],
};

test('strokes come back exactly as they were', () => {
  expect(fromStrokeBytes(toStrokeBytes(drawn))).toEqual(drawn);
});

test('a short step takes one byte', () => {
  const slow = stroke(...Array.from({ length: 100 }, (_, i): [number, number] => [i, 2 * i]));
  expect(toStrokeBytes({ brush: drawn.brush, strokes: [slow] })).toHaveLength(1 + 2 + 2 + 99);
});

test.each([
  ['nothing', []],
  ['half a count', [22, 0]],
  ['a stroke without points', [22, 0, 0, 9, 9]],
  ['a stroke that breaks off', [22, 0, 3, 9, 9, 0x99]],
  ['a stroke of too many points', [22, 255, 255, ...Array<number>(70_000).fill(0x88)]],
  ['a step to the left of the canvas', [22, 0, 2, 0, 9, 0x19]],
  ['a step below the canvas', [22, 0, 2, 9, 255, 0x89]],
  ['too many strokes', [22, ...Array.from({ length: MAX_STROKES + 1 }, () => [0, 1, 9, 9]).flat()]],
])('%s is refused', (name, bytes) => {
  const read = () => fromStrokeBytes(Uint8Array.from(bytes));
  if (name === 'nothing') expect(read).toThrow('more bytes');
  else expect(read).toThrow(/^strokes: /);
});

test('what would take long to paint is refused, both ways', () => {
  const jumps = Array.from({ length: MAX_POINTS }, (_, i): [number, number] =>
    i % 2 === 0 ? [0, 0] : [255, 255],
  );
  const strokes = [stroke(...jumps), stroke(...jumps)];
  expect(() => toStrokeBytes({ brush: drawn.brush, strokes })).toThrow('to paint');
  const points = jumps.slice(1).flatMap(([x, y]) => [0, x, y]);
  const one = [MAX_POINTS >> 8, MAX_POINTS & 255, 0, 0, ...points];
  expect(() => fromStrokeBytes(Uint8Array.from([22, ...one, ...one]))).toThrow('to paint');
});
