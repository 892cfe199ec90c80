import { expect, test } from 'vitest';

import { paintPixels, PIXELS, toImageData } from './pixels';

test('an intensity becomes the density of an ink, rounded to the nearest byte', () => {
  const pixels = new Uint32Array(4);
  paintPixels(pixels, Float32Array.of(0, 1, 100.4 / 255, 100.6 / 255), 0x563412);
  expect([...new Uint8Array(pixels.buffer)]).toEqual(
    [0, 255, 100, 101].flatMap((density) => [0x12, 0x34, 0x56, density]),
  );
});

test('a picture has a canvas’s size', () => {
  const picture = toImageData(new Float32Array(PIXELS).fill(1), 0);
  expect([picture.width, picture.height]).toEqual([28, 28]);
});
