import { expect, test } from 'vitest';

import { boxOf, draw, outlinesOf } from './outline';

const SIDE = 9;

/** Above 0 within a distance of the middle. */
const disc = (radius: number) =>
  Float32Array.from({ length: SIDE * SIDE }, (_, i) => {
    const [x, y] = [i % SIDE, Math.floor(i / SIDE)];
    return radius - Math.hypot(x - 4, y - 4);
  });

test('a disc has one line around it, where it ends', () => {
  const [ring, ...others] = outlinesOf(disc(3));
  expect(others).toEqual([]);
  for (const [x, y] of ring!) expect(Math.hypot(x - 4.5, y - 4.5)).toBeCloseTo(3, 0);
});

test('a box is around all lines', () => {
  const rings = [disc(3), disc(1)].flatMap(outlinesOf);
  const { left, top, right, bottom } = boxOf(rings);
  for (const edge of [left, top]) expect(edge).toBeCloseTo(1.5, 0);
  for (const edge of [right, bottom]) expect(edge).toBeCloseTo(7.5, 0);
});

test('a ring has a line around it and one within', () => {
  const values = disc(3).map((value, i) => Math.min(value, 1.5 - disc(3)[i]!));
  expect(outlinesOf(values)).toHaveLength(2);
});

test('where nothing is above there is no line', () => {
  expect(outlinesOf(disc(-1))).toEqual([]);
});

test('a line is drawn as one closed curve without corners', () => {
  const drawn: (readonly [string, ...number[]])[] = [];
  const pen = {
    moveTo: (...at: number[]) => drawn.push(['M', ...at]),
    quadraticCurveTo: (...at: number[]) => drawn.push(['Q', ...at]),
    closePath: () => drawn.push(['Z']),
  };
  const ring = [
    [0, 0],
    [4, 0],
    [4, 4],
  ] as const;
  draw(pen, [ring]);
  expect(drawn).toEqual([
    ['M', 2, 2],
    ['Q', 0, 0, 2, 0],
    ['Q', 4, 0, 4, 2],
    ['Q', 4, 4, 2, 2],
    ['Z'],
  ]);
});
