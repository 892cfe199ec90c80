import { expect, test } from 'vitest';

import { stationsOf } from './stations';

const code = (...numbers: number[]) => Float32Array.from(numbers);
/** Sees a 0 where the number is far below zero, a 2 where it is far above, else a 1. */
const reader = {
  intoHidden: [code(-9), code(9)],
  hiddenBias: code(0, 0),
  intoClasses: [code(1, -1), code(0, 0), code(-1, 1)],
  classBias: code(0, 5, 0),
};

test('the digits along a path, in its order, each once as long as it is passed', () => {
  const route = { first: code(-2), second: code(2) };
  expect(stationsOf(route, reader)).toEqual([0, 1, 2]);
  expect(stationsOf({ first: route.second, second: route.first }, reader)).toEqual([2, 1, 0]);
});

test('a path that stays where it is passes one', () => {
  expect(stationsOf({ first: code(0), second: code(0.1) }, reader)).toEqual([1]);
});
