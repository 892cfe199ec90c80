import { expect, test } from 'vitest';

import { fakeDigit } from '../testing/fixtures';
import { blend, STEPS } from './blend';
import { PIXELS } from './pixels';

/** A model that paints a picture all in the first number of its code. */
const model = {
  latentDim: 2,
  async decode(z: Float32Array) {
    const count = z.length / 2;
    return Float32Array.from({ length: count * PIXELS }, (_, i) => z[2 * Math.floor(i / PIXELS)]!);
  },
};

test('a blend has a picture for every percent, from the first digit to the second', async () => {
  const frames = await blend(model, fakeDigit(3, [0, 5]), fakeDigit(8, [1, 7]));
  expect(frames).toHaveLength(STEPS + 1);
  frames!.forEach((frame, percent) => {
    expect(frame).toHaveLength(PIXELS);
    expect(frame[0]).toBeCloseTo(percent / STEPS);
  });
});

test('a blend that was overtaken has no pictures', async () => {
  const overtaken = { latentDim: 2, decode: async () => undefined };
  expect(await blend(overtaken, fakeDigit(3, [0, 5]), fakeDigit(8, [1, 7]))).toBeUndefined();
});

test('codes of another size than the decoder’s are a mismatch, whichever digit has them', async () => {
  const good = fakeDigit(3, [0, 5]);
  const bad = fakeDigit(8, [1, 7, 9]);
  for (const pair of [blend(model, good, bad), blend(model, bad, good)]) {
    // oxlint-disable-next-line no-await-in-loop
    await expect(pair).rejects.toMatchObject({ kind: 'mismatch' });
  }
});
