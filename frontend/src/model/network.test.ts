import { expect, test } from 'vitest';

import { readWasm } from '../testing/fixtures';
import { tinyDecoder, tinyPicture } from '../testing/tinyDecoder';
import { startDecoder } from './blendModel';
import { PIXELS } from './pixels';

const wasm = await readWasm();

function expectPicture(picture: Float32Array, expected: readonly number[]) {
  expected.forEach((value, i) => expect(picture[i]).toBeCloseTo(value, 5));
}

test('a batch of codes becomes the same pictures as each code alone', async () => {
  const { latentDim, decode } = await startDecoder(wasm, tinyDecoder({ latentDim: 3 }));
  expect(latentDim).toBe(3);

  const images = await decode(Float32Array.of(1, -2, 0.5, 0, 3, -1));
  expect(images).toHaveLength(2 * PIXELS);
  expectPicture(images.subarray(0, PIXELS), tinyPicture([1, -2, 0.5]));
  expectPicture(images.subarray(PIXELS), tinyPicture([0, 3, -1]));
});

test.each([
  [{ input: 'code' }, 'decoder: expected z -> image, got code -> image'],
  [{ output: 'x_hat' }, 'decoder: expected z -> image, got z -> x_hat'],
  [{ side: 32 }, 'image: expected 1 x 1 x 28 x 28, got 1 x 1 x 32 x 32'],
])('a decoder of another make is refused: %o', async (change, message) => {
  const onnx = tinyDecoder({ latentDim: 2, ...change });
  await expect(startDecoder(wasm, onnx)).rejects.toThrow(message);
});

test('a damaged decoder is refused', async () => {
  const onnx = tinyDecoder({ latentDim: 2 }).subarray(0, 100);
  await expect(startDecoder(wasm, onnx)).rejects.toThrow();
});
