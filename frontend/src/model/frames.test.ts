import { expect, test, vi } from 'vitest';

import { decodePath, STEPS } from './frames';
import { pointOn } from './path';
import { PIXELS } from './pixels';

/** A decoder that paints a picture all in the first number of its code, but none darker than 0. */
const decoder = {
  latentDim: 2,
  decode: vi.fn(async (codes: readonly Float32Array[]) =>
    codes.map(([ink = 0]) => new Float32Array(PIXELS).fill(Math.max(0, ink))),
  ),
};

const first = Float32Array.of(0, 5);
const second = Float32Array.of(1, 7);
const route = { first, middle: Float32Array.of(0.9, 6), second };
const even = { evenSpeed: true, points: 33 };
const plain = { evenSpeed: false, points: 33 };

test('a path has a picture for every percent, each as far from the one before', async () => {
  const { frames } = await decodePath(decoder, route, even);
  expect(frames).toHaveLength(STEPS + 1);
  frames.forEach((frame, percent) => {
    expect(frame).toHaveLength(PIXELS);
    expect(frame[0]).toBeCloseTo(percent / STEPS, 3);
  });
});

test('it is measured in one batch and drawn in another', async () => {
  decoder.decode.mockClear();
  await decodePath(decoder, route, even);
  expect(decoder.decode.mock.calls.map(([codes]) => codes.length)).toEqual([33, STEPS + 1]);
});

test('at no even pace it is drawn at even times, and never measured', async () => {
  decoder.decode.mockClear();
  const { times, frames } = await decodePath(decoder, route, plain);
  expect(decoder.decode).toHaveBeenCalledTimes(1);
  expect(times).toEqual(Array.from({ length: STEPS + 1 }, (_, i) => i / STEPS));
  expect(frames[50]![0]).toBeCloseTo(0.9, 6);
});

test.each([
  ['even', even],
  ['plain', plain],
])('every picture is that of the route at its time: %s', async (_, pace) => {
  const { times, frames } = await decodePath(decoder, route, pace);
  expect(times).toHaveLength(STEPS + 1);
  expect(times).toEqual(times.toSorted((x, y) => x - y));
  times.forEach((t, i) => expect(frames[i]![0]).toBe(Math.max(0, pointOn(route, t)[0]!)));
});

test.each([
  ['from one to the other', first, second],
  ['where the last pictures are all alike', second, Float32Array.of(-3, 5)],
  ['where the first pictures are all alike', Float32Array.of(-3, 5), second],
  ['between equal digits', second, second],
])('both ends are exactly the digits’ own codes: %s', async (_, from, to) => {
  for (const middle of [{ middle: route.middle }, {}]) {
    decoder.decode.mockClear();
    // oxlint-disable-next-line no-await-in-loop
    await decodePath(decoder, { first: from, second: to, ...middle }, even);
    const codes = decoder.decode.mock.calls[1]![0];
    expect(codes[0]).toEqual(from);
    expect(codes[STEPS]).toEqual(to);
  }
});
