import { describe, expect, test } from 'vitest';

import { asMnist } from './handwriting';
import golden from './handwriting.golden.json';
import { SIDE, type Picture } from './pixels';
import type { Ink } from './rasterize';

const drawn = Object.fromEntries(
  Object.entries(golden).map(([name, { ink }]) => [name, inkFrom(ink)]),
) as Record<keyof typeof golden, Ink>;

function inkFrom(bytes: readonly (readonly number[])[]): Ink {
  const values = Float64Array.from(bytes.flat(), (byte) => byte / 255);
  return { height: bytes.length, width: bytes[0]!.length, values };
}

function rowsWithInk(picture: Picture): number[] {
  return Array.from({ length: SIDE }, (_, row) => row).filter((row) =>
    picture.subarray(row * SIDE, (row + 1) * SIDE).some((value) => value > 0),
  );
}

describe.each(Object.entries(golden))('%s', (_, { ink, image }) => {
  test('is what Python makes of it', () => {
    const picture = asMnist(inkFrom(ink));
    expect(picture).toHaveLength(image.length);
    picture.forEach((value, pixel) => expect(Math.abs(value - image[pixel]!)).toBeLessThan(2e-5));
  });
});

test('where it was drawn does not matter', () => {
  const bytes = golden['a seven, shrunk'].ink;
  const blank = (count: number) => Array.from({ length: count }, () => 0);
  const moved = [blank(137), ...bytes.map((row) => [...blank(7), ...row, ...blank(90)])];
  expect(asMnist(inkFrom(moved))).toEqual(asMnist(drawn['a seven, shrunk']));
});

test('a digit of 20 pixels fills 20 rows', () => {
  const rows = rowsWithInk(asMnist(drawn['a one, enlarged']));
  expect(rows.at(-1)! - rows[0]! + 1).toBe(20);
});

test.each([0, 0.05])('a picture of nothing but %f has no ink', (value) => {
  const ink = { height: 9, width: 9, values: new Float64Array(81).fill(value) };
  expect(() => asMnist(ink)).toThrow('There is no ink in the drawing.');
});
