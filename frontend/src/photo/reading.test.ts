import { inflateSync } from 'node:zlib';

import { describe, expect, test } from 'vitest';

import { PIXELS } from '../model/pixels';
import type { Colours } from './grounds';
import { digitsOf } from './reading';
import golden from './reading.golden.json';

type Case = (typeof golden)[keyof typeof golden];

function coloursOf({ height, width, rgb }: Case): Colours {
  const bytes = inflateSync(Buffer.from(rgb, 'base64'));
  return { height, width, values: Float64Array.from(bytes, (byte) => byte / 255) };
}

describe.each(Object.entries(golden))('%s', (_, photo) => {
  test('is read as Python reads it', () => {
    const found = digitsOf(coloursOf(photo));
    expect(found).toHaveLength(photo.digits.length);
    found.forEach((picture, digit) => {
      const expected: readonly number[] = photo.digits[digit]!;
      const off = picture.map((value, i) => Math.abs(value - expected[i]!));
      expect(off).toHaveLength(PIXELS);
      expect(Math.max(...off)).toBeLessThan(1e-3);
    });
  });
});

test('where it lies on a larger sheet does not matter', () => {
  const photo = coloursOf(golden['red on green of equal brightness']);
  const [height, width] = [photo.height + 40, photo.width + 60];
  const values = Float64Array.from({ length: 3 * height * width }, (_, i) => {
    const [row, column] = [Math.floor(i / 3 / width) - 25, (Math.floor(i / 3) % width) - 40];
    const isInside = row >= 0 && column >= 0 && row < photo.height && column < photo.width;
    return photo.values[isInside ? 3 * (row * photo.width + column) + (i % 3) : i % 3]!;
  });
  const [before] = digitsOf(photo);
  const [after] = digitsOf({ height, width, values });
  expect(Math.max(...after!.map((value, i) => Math.abs(value - before![i]!)))).toBeLessThan(0.02);
});
