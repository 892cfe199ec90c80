import { expect, test } from 'vitest';

import { PIXELS, toImageData, toRgba } from './pixels';

test('an intensity becomes an opaque grey, rounded to the nearest byte', () => {
  const rgba = toRgba(Float32Array.of(0, 1, 100.4 / 255, 100.6 / 255));
  expect([...rgba]).toEqual([
    0, 0, 0, 255, 255, 255, 255, 255, 100, 100, 100, 255, 101, 101, 101, 255,
  ]);
});

test('a picture has a canvas’s size', () => {
  const picture = toImageData(new Float32Array(PIXELS).fill(1));
  expect([picture.width, picture.height]).toEqual([28, 28]);
});
