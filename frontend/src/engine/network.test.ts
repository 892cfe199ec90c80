import { describe, expect, test } from 'vitest';

import { PIXELS, toIntensities } from '../model/pixels';
import { fakeSheet, wasmPath } from '../testing/fixtures';
import { tinyCode, tinyDecoder, tinyEncoder, tinyPicture } from '../testing/tinyNetworks';
import * as network from './network';
import { openOrtSession, setRuntime } from './ortSession';
import { openPlainSession } from './plain/plainSession';
import type { OpenSession } from './session';

setRuntime(wasmPath());

const picture = toIntensities(fakeSheet(28, 28).greys);

function expectClose(found: Float32Array | undefined, expected: readonly number[], digits = 5) {
  expect(found).toHaveLength(expected.length);
  expected.forEach((value, i) => expect(found![i]).toBeCloseTo(value, digits));
}

describe.each<[string, OpenSession]>([
  ['ONNX Runtime', openOrtSession],
  ['plain TypeScript', openPlainSession],
])('%s', (_name, openSession) => {
  const openDecoder = (onnx: Uint8Array) => openSession(onnx).then(network.openDecoder);
  const openEncoder = (onnx: Uint8Array, outputs: network.EncoderOutputs) =>
    openSession(onnx).then((session) => network.openEncoder(session, outputs));

  test('a batch of codes becomes the same pictures as each code alone', async () => {
    const { latentDim, decode } = await openDecoder(tinyDecoder({ latentDim: 3 }));
    expect(latentDim).toBe(3);

    const codes = [Float32Array.of(1, -2, 0.5), Float32Array.of(0, 3, -1)];
    const images = await decode(codes);
    expect(images).toHaveLength(2);
    images.forEach((image, i) => expectClose(image, tinyPicture([...codes[i]!])));
  });

  test('a variational encoder says how sure it is of a picture’s code', async () => {
    const { latentDim, encode } = await openEncoder(tinyEncoder({ latentDim: 4 }), [
      'mu',
      'logvar',
    ]);
    expect(latentDim).toBe(4);

    const { mu, std } = await encode(picture);
    expectClose(mu, tinyCode(picture, 4), 3);
    expectClose(
      std?.map((value) => 2 * Math.log(value)),
      tinyCode(picture, 4, 1),
      3,
    );
  });

  test('a plain encoder says only the code', async () => {
    const { encode } = await openEncoder(tinyEncoder({ latentDim: 2, outputs: ['z'] }), ['z']);
    const { mu, std } = await encode(picture);
    expectClose(mu, tinyCode(picture, 2), 3);
    expect(std).toBeUndefined();
  });

  test.each([
    [{ input: 'code' }, 'decoder: expected z -> image, got code -> image'],
    [{ output: 'x_hat' }, 'decoder: expected z -> image, got z -> x_hat'],
    [{ side: 32 }, 'image: expected 1 x 1 x 28 x 28, got 1 x 1 x 32 x 32'],
  ])('a decoder of another make is refused: %o', async (change, message) => {
    const onnx = tinyDecoder({ latentDim: 2, ...change });
    await expect(openDecoder(onnx)).rejects.toThrow(message);
  });

  test.each([
    [{ input: 'x' }, 'encoder: expected image -> mu, logvar, got x -> mu, logvar'],
    [{ outputs: ['z'] }, 'encoder: expected image -> mu, logvar, got image -> z'],
    [{ outputs: ['mu', 'std'] }, 'encoder: expected image -> mu, logvar, got image -> mu, std'],
    [{ side: 32 }, /Got: 28 Expected: 32|1 x 1 x 28 x 28 cannot become -1 x 1024/],
  ])('an encoder of another make is refused: %o', async (change, message) => {
    const onnx = tinyEncoder({ latentDim: 2, ...change });
    await expect(openEncoder(onnx, ['mu', 'logvar'])).rejects.toThrow(message);
  });

  test('a decoder is no encoder, and an encoder no decoder', async () => {
    await expect(openEncoder(tinyDecoder({ latentDim: 2 }), ['z'])).rejects.toThrow(
      'encoder: expected image -> z, got z -> image',
    );
    await expect(openDecoder(tinyEncoder({ latentDim: 2 }))).rejects.toThrow(
      'decoder: expected z -> image, got image -> mu, logvar',
    );
  });

  test.each([
    ['decoder', () => openDecoder(tinyDecoder({ latentDim: 2 }).subarray(0, 100))],
    ['encoder', () => openEncoder(tinyEncoder({ latentDim: 2 }).subarray(0, 100), ['z'])],
  ])('a damaged %s is refused', async (_, open) => {
    await expect(open()).rejects.toThrow();
  });

  test.each([NaN, Infinity, -Infinity])(
    'weights that are %d are told in words, and not drawn',
    async (damage) => {
      const damaged = { latentDim: 2, damage };
      await expect(openDecoder(tinyDecoder(damaged))).rejects.toThrow(
        'image: expected finite numbers, got NaN',
      );
      await expect(openEncoder(tinyEncoder(damaged), ['mu', 'logvar'])).rejects.toThrow(
        'mu: expected finite numbers, got NaN',
      );
    },
  );

  test('a code that is sure of nothing, beyond all numbers, is refused', async () => {
    const onnx = tinyEncoder({ latentDim: 2, damage: 1e4 });
    const { encode } = await openEncoder(onnx, ['mu', 'logvar']);
    await expect(encode(new Float32Array(PIXELS).fill(1))).rejects.toThrow(
      'std: expected finite numbers, got Infinity',
    );
  });

  test('a picture that is not one is refused', async () => {
    const { encode } = await openEncoder(tinyEncoder({ latentDim: 2 }), ['mu', 'logvar']);
    await expect(encode(new Float32Array(PIXELS - 1))).rejects.toThrow();
  });
});
