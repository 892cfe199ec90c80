import { expect, test, vi } from 'vitest';

import { blend, STEPS } from './blend';
import { PIXELS } from './pixels';

/** A decoder that paints a picture all in the first number of its code, but none darker than 0. */
const decoder = {
  latentDim: 2,
  decode: vi.fn(async (z: Float32Array) =>
    Float32Array.from({ length: (z.length / 2) * PIXELS }, (_, i) =>
      Math.max(0, z[2 * Math.floor(i / PIXELS)]!),
    ),
  ),
};

const first = Float32Array.of(0, 5);
const second = Float32Array.of(1, 7);
const path = {
  balance: 1,
  near: 2.5,
  points: 33,
  prototypes: [{ label: 3, code: Float32Array.of(0.9, 6) }],
};

test('a blend has a picture for every percent, each as far from the one before', async () => {
  const frames = await blend(decoder, { first, second, path });
  expect(frames).toHaveLength(STEPS + 1);
  frames.forEach((frame, percent) => {
    expect(frame).toHaveLength(PIXELS);
    expect(frame[0]).toBeCloseTo(percent / STEPS, 3);
  });
});

test('its path is measured in one batch and drawn in another', async () => {
  decoder.decode.mockClear();
  await blend(decoder, { first, second, path });
  const counts = decoder.decode.mock.calls.map(([z]) => z.length / decoder.latentDim);
  expect(counts).toEqual([path.points, STEPS + 1]);
});

test.each([
  ['from one to the other', first, second],
  ['where the last pictures are all alike', second, Float32Array.of(-3, 5)],
  ['where the first pictures are all alike', Float32Array.of(-3, 5), second],
  ['between equal digits', second, second],
])('both ends are exactly the digits’ own codes: %s', async (_, from, to) => {
  decoder.decode.mockClear();
  await blend(decoder, { first: from, second: to, path });
  const z = decoder.decode.mock.calls[1]![0];
  expect(z.subarray(0, 2)).toEqual(from);
  expect(z.subarray(2 * STEPS)).toEqual(to);
});

const longer = Float32Array.of(1, 7, 9);
test.each([
  ['digits.json', { first, second: longer, path }],
  ['digits.json', { first: longer, second, path }],
  ['path.json', { first, second, path: { ...path, prototypes: [{ label: 3, code: longer }] } }],
])('codes of another size than the decoder’s are a mismatch: %s', async (file, ends) => {
  await expect(blend(decoder, ends)).rejects.toMatchObject({
    kind: 'mismatch',
    message: `the decoder takes codes of 2 numbers, ${file} has codes of 3`,
  });
});
