/** blenddigits/path.py defines the path; tests/golden_path.py has written down what it gives. */
import { expect, test } from 'vitest';

import { tinyPicture } from '../testing/tinyDecoder';
import { decodedLengths, evenTime, middleCode, pointAt } from './path';
import golden from './path.golden.json';

const TOLERANCE = 1e-5;
const codeOf = (numbers: readonly number[]) => Float32Array.from(numbers);
const settings = {
  ...golden.settings,
  prototypes: golden.settings.prototypes.map(({ label, code }) => ({ label, code: codeOf(code) })),
};

function expectClose(found: Iterable<number>, expected: readonly number[]) {
  const numbers = [...found];
  const differences = numbers.map((value, i) => Math.abs(value - expected[i]!));
  expect(numbers).toHaveLength(expected.length);
  expect(Math.max(...differences)).toBeLessThan(TOLERANCE);
}

test.each(Object.entries(golden.middles))('the middle code: %s', (_, { a, b, middle }) => {
  expectClose(middleCode(codeOf(a), codeOf(b), settings), middle);
});

test.each(Object.entries(golden.ways))('points of the path: %s', (_, { a, middle, b, points }) => {
  const [first, over, second] = [codeOf(a), codeOf(middle), codeOf(b)];
  golden.times.forEach((time, i) => expectClose(pointAt(first, over, second, time), points[i]!));
});

test.each(Object.entries(golden.lengths))('lengths: %s', (_, { a, middle, b, lengths }) => {
  const [first, over, second] = [codeOf(a), codeOf(middle), codeOf(b)];
  const last = settings.points - 1;
  const pictures = Array.from({ length: settings.points }, (_unused, i) =>
    tinyPicture([...pointAt(first, over, second, i / last)]),
  );
  expectClose(decodedLengths(Float32Array.from(pictures.flat())), lengths);
});

test.each(Object.entries(golden.evenTimes))('even times: %s', (_, { lengths, times }) => {
  const found = golden.shares.map((share) => evenTime(codeOf(lengths), share));
  expectClose(found, times);
});
