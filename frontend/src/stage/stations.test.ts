import { expect, test } from 'vitest';

import { stationsOf } from './stations';

const code = (...numbers: number[]) => Float32Array.from(numbers);
const prototypes = [7, 2, 3].map((label, i) => ({ label, code: code(i, 1) }));
const path = { balance: 0, near: 1, points: 3, prototypes };

test('the digits along a path, in its order, each once as long as it is passed', () => {
  const route = { first: code(0, 1), second: code(2, 1) };
  expect(stationsOf(route, path)).toEqual([7, 2, 3]);
  expect(stationsOf({ first: route.second, second: route.first }, path)).toEqual([3, 2, 7]);
});

test('a path that stays where it is passes one', () => {
  expect(stationsOf({ first: code(0, 1), second: code(0.2, 1) }, path)).toEqual([7]);
});
