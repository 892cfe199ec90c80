import { expect, test } from 'vitest';

import { sharesOf } from './digitReader';
import { decodedLengths, evenTime, pointOn, shippedRoute } from './path';
import { PIXELS } from './pixels';

const a = Float32Array.of(0.1, -2.3, 1.7);
const b = Float32Array.of(5.7, 0.9, 1e-3);
const middle = Float32Array.of(2, 1, -4);
const opposite = a.map((value) => -value);
const zero = new Float32Array(3);
const reader = {
  intoHidden: [Float32Array.of(1, -0.5, 0.2), Float32Array.of(-0.7, 0.3, 0.9)],
  hiddenBias: Float32Array.of(0.1, -0.1),
  intoClasses: [Float32Array.of(2, -1), Float32Array.of(-1, 2), Float32Array.of(0.5, 0.5)],
  classBias: Float32Array.of(0, 0.1, 0.2),
};
const codes = [middle, Float32Array.of(3, -1, 1), a.map((v) => v + 1), Float32Array.of(5, 1, 0)];
const path = {
  detour: 1,
  balance: 1,
  strictness: 10,
  temperature: 0.25,
  stretches: 4,
  steps: 3,
  step: 0.4,
  near: 2.5,
  points: 9,
  prototypes: codes.map((code) => ({ code, shares: sharesOf(reader, code) })),
  reader,
};

const over = { first: a, middle, second: b };
const norm = (code: Float32Array) => Math.hypot(...code);
const times = Array.from({ length: 101 }, (_, i) => i / 100);

test('the path goes exactly from the first code over the middle to the second', () => {
  expect(pointOn(over, 0)).toEqual(a);
  expect(pointOn(over, 0.5)).toEqual(middle);
  expect(pointOn(over, 1)).toEqual(b);
});

test('the path that ships is bent between its ends by no more than its steps', () => {
  const { bends } = shippedRoute(a, b, path);
  const lengths = bends!.map(norm);
  expect(lengths).toHaveLength(5);
  expect([lengths[0], lengths[4]]).toEqual([0, 0]);
  for (const length of lengths.slice(1, -1)) {
    expect(length).toBeGreaterThan(0);
    expect(length).toBeLessThan(3 * 0.4);
  }
});

test('between two corners the bend is straight', () => {
  const bends = [zero, Float32Array.of(1, 0, 0), zero];
  const [plain, bent] = [pointOn(over, 0.4), pointOn({ ...over, bends }, 0.4)];
  bent.forEach((value, i) => expect(value - plain[i]!).toBeCloseTo(i === 0 ? 0.8 : 0, 5));
});

test('a path without a middle is a straight line', () => {
  const straight = { first: a, second: b };
  expect(pointOn(straight, 0)).toEqual(a);
  expect(pointOn(straight, 0.25)).toEqual(a.map((value, i) => 0.75 * value + 0.25 * b[i]!));
  expect(pointOn(straight, 1)).toEqual(b);
});

test('on both halves the norm goes evenly from that of one end to that of the other', () => {
  for (const [i, t] of times.entries()) {
    const [from, to] = i < 50 ? [a, middle] : [middle, b];
    const share = (2 * t) % 1;
    const expected = t === 1 ? norm(b) : (1 - share) * norm(from) + share * norm(to);
    expect(norm(pointOn(over, t))).toBeCloseTo(expected, 5);
  }
});

test('the path back is the path reversed', () => {
  const [there, back] = [shippedRoute(a, b, path), shippedRoute(b, a, path)];
  for (const t of times) {
    const point = pointOn(there, t);
    pointOn(back, 1 - t).forEach((value, i) => expect(value).toBeCloseTo(point[i]!, 4));
  }
});

test('equal ends make no detour and no bend', () => {
  const { middle: shipped, bends } = shippedRoute(b, b, path);
  shipped!.forEach((value, i) => expect(value).toBeCloseTo(b[i]!, 6));
  expect(bends!.map(norm)).toEqual([0, 0, 0, 0, 0]);
});

test.each([
  ['opposite', a, opposite],
  ['zero and not zero', zero, b],
  ['both zero', zero, zero],
  ['equal', a, a],
])('ends that are %s give numbers all along', (_, first, second) => {
  const { middle: shipped, bends } = shippedRoute(first, second, path);
  for (const between of [shipped!, opposite, zero]) {
    for (const t of times) {
      const point = pointOn({ first, middle: between, second, bends: bends! }, t);
      expect(point.every(Number.isFinite)).toBe(true);
    }
  }
});

/** One picture for each brightness. */
function pictures(...brightness: number[]): Float32Array[] {
  return brightness.map((value) => new Float32Array(PIXELS).fill(value));
}

test('lengths grow from 0 to 1 by how much the picture changes', () => {
  expect(decodedLengths(pictures(0, 0.5, 0.25, 1))).toEqual(
    Float32Array.of(0, 0.5 / 1.5, 0.75 / 1.5, 1),
  );
});

test('where no picture differs, the path goes by time', () => {
  expect(decodedLengths(pictures(0.5, 0.5, 0.5))).toEqual(Float32Array.of(0, 0.5, 1));
});

test('times are in [0, 1] and never go back, over flat stretches too', () => {
  for (const lengths of [
    [0, 0.1, 0.1, 0.1, 0.9, 1],
    [0, 0, 1, 1],
    [0, 1],
  ]) {
    const found = times.map((share) => evenTime(Float32Array.from(lengths), share));
    expect(found).toEqual(found.toSorted((x, y) => x - y));
    expect(found[0]).toBe(0);
    expect(found.at(-1)).toBeLessThanOrEqual(1);
  }
});
