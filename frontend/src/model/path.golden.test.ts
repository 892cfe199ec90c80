/** blenddigits/latent/path.py defines the path; tools/golden_path.py has written down what it gives. */
import { expect, test } from 'vitest';

import { tinyPicture } from '../testing/tinyNetworks';
import { sharesOf } from './digitReader';
import { decodedLengths, evenTime, pointOn, shippedRoute, type Route } from './path';
import golden from './path.golden.json';

const TOLERANCE = 1e-5;
const codeOf = (numbers: readonly number[]) => Float32Array.from(numbers);
const reader = {
  intoHidden: golden.reader.into_hidden.map(codeOf),
  hiddenBias: codeOf(golden.reader.hidden_bias),
  intoClasses: golden.reader.into_classes.map(codeOf),
  classBias: codeOf(golden.reader.class_bias),
};
const prototypes = golden.prototypes
  .map(codeOf)
  .map((code) => ({ code, shares: sharesOf(reader, code) }));
const settings = { ...golden.settings, prototypes, reader };

interface RouteCodes {
  a: number[];
  middle: number[];
  b: number[];
  bends: number[][];
}

function routeOf({ a, middle, b, bends }: RouteCodes): Route {
  return { first: codeOf(a), middle: codeOf(middle), second: codeOf(b), bends: bends.map(codeOf) };
}

function expectClose(found: Iterable<number>, expected: readonly number[]) {
  const numbers = [...found];
  const differences = numbers.map((value, i) => Math.abs(value - expected[i]!));
  expect(numbers).toHaveLength(expected.length);
  expect(Math.max(...differences)).toBeLessThan(TOLERANCE);
}

test.each(golden.shares)('the digits of a code: %#', ({ code, shares }) => {
  expectClose(sharesOf(reader, codeOf(code)), shares);
});

test.each(Object.entries(golden.found))('the path that ships: %s', (_, expected) => {
  const { a, b, middle, bends, points } = expected;
  const route = shippedRoute(codeOf(a), codeOf(b), settings);
  expectClose(route.middle!, middle);
  bends.forEach((bend, i) => expectClose(route.bends![i]!, bend));
  golden.times.forEach((time, i) => expectClose(pointOn(route, time), points[i]!));
});

test.each(Object.entries({ ...golden.found, ...golden.given }))(
  'points of the path: %s',
  (_, { points, ...codes }) => {
    const route = routeOf(codes);
    golden.times.forEach((time, i) => expectClose(pointOn(route, time), points[i]!));
  },
);

test.each(Object.entries(golden.lengths))('lengths: %s', (_, { lengths, ...codes }) => {
  const last = settings.points - 1;
  const pictures = Array.from({ length: settings.points }, (_unused, i) =>
    Float32Array.from(tinyPicture([...pointOn(routeOf(codes), i / last)])),
  );
  expectClose(decodedLengths(pictures), lengths);
});

test.each(Object.entries(golden.evenTimes))('even times: %s', (_, { lengths, times }) => {
  const found = golden.alphas.map((share) => evenTime(codeOf(lengths), share));
  expectClose(found, times);
});
