import { expect, test } from 'vitest';

import { byActivity, inStds, sameButFor, unusedCount, withDimension } from './dimensions';

const code = Float32Array.of(1, -2, 3);
const std = Float32Array.of(0.5, 1, 2);

test('the dimension that tells most comes first', () => {
  expect(byActivity(Float32Array.of(0.2, 2.5, 0, 1))).toEqual([1, 3, 0, 2]);
});

test('dimensions that tell equally much stay in the order of the code', () => {
  expect(byActivity(Float32Array.of(1, 2, 1, 2))).toEqual([1, 3, 0, 2]);
});

test('a dimension is measured in standard deviations, and set in them', () => {
  expect([0, 1, 2].map((dimension) => inStds(code, std, dimension))).toEqual([2, -2, 1.5]);
  expect(inStds(withDimension(code, std, 2, -3), std, 2)).toBe(-3);
});

test('a dimension that never varies does no harm', () => {
  expect(inStds(Float32Array.of(0), Float32Array.of(0), 0)).toBe(0);
});

test('changing a dimension changes no other, and not the code itself', () => {
  expect([...withDimension(code, std, 0, 1)]).toEqual([0.5, -2, 3]);
  expect([...code]).toEqual([1, -2, 3]);
});

test('codes are compared but for one dimension', () => {
  expect(sameButFor(code, code.with(1, 9), 1)).toBe(true);
  expect(sameButFor(code, code.with(1, 9), 2)).toBe(false);
});

test('dimensions that tell nothing are counted', () => {
  expect(unusedCount(Float32Array.of(0.0001, 0.5, 0, 2))).toBe(2);
});
