/** blenddigits/latent/path.py defines the path; tools/golden_path.py has written down what it gives. */
import { expect, test } from 'vitest';

import { tinyPicture } from '../testing/tinyNetworks';
import { decodedLengths, evenTime, middleCode, pointOn, shippedRoute, type Route } from './path';
import golden from './path.golden.json';

const TOLERANCE = 1e-5;
const codeOf = (numbers: readonly number[]) => Float32Array.from(numbers);
const settings = {
  ...golden.settings,
  prototypes: golden.settings.prototypes.map(({ label, code }) => ({ label, code: codeOf(code) })),
};

interface RouteCodes {
  a: number[];
  middle: number[];
  b: number[];
}

function routeOf({ a, middle, b }: RouteCodes): Route {
  return { first: codeOf(a), middle: codeOf(middle), second: codeOf(b) };
}

function expectClose(found: Iterable<number>, expected: readonly number[]) {
  const numbers = [...found];
  const differences = numbers.map((value, i) => Math.abs(value - expected[i]!));
  expect(numbers).toHaveLength(expected.length);
  expect(Math.max(...differences)).toBeLessThan(TOLERANCE);
}

test.each(Object.entries(golden.middles))('the middle code: %s', (_, { a, b, middle }) => {
  expectClose(middleCode(codeOf(a), codeOf(b), settings), middle);
});

test.each(Object.entries(golden.middles))('the path that ships: %s', (name, { a, b }) => {
  const { points } = golden.routes[name as keyof typeof golden.middles];
  const route = shippedRoute(codeOf(a), codeOf(b), settings);
  golden.times.forEach((time, i) => expectClose(pointOn(route, time), points[i]!));
});

test.each(Object.entries(golden.routes))('points of the path: %s', (_, { points, ...codes }) => {
  const route = routeOf(codes);
  golden.times.forEach((time, i) => expectClose(pointOn(route, time), points[i]!));
});

test.each(Object.entries(golden.lengths))('lengths: %s', (_, { lengths, ...codes }) => {
  const last = settings.points - 1;
  const pictures = Array.from({ length: settings.points }, (_unused, i) =>
    Float32Array.from(tinyPicture([...pointOn(routeOf(codes), i / last)])),
  );
  expectClose(decodedLengths(pictures), lengths);
});

test.each(Object.entries(golden.evenTimes))('even times: %s', (_, { lengths, times }) => {
  const found = golden.shares.map((share) => evenTime(codeOf(lengths), share));
  expectClose(found, times);
});
