import { expect, test } from 'vitest';

import { drawCode, type Prior } from './prior';
import { generator } from './random';

const prior: Prior = [
  { weight: 0.25, label: 3, mean: Float32Array.of(-5, 0), std: Float32Array.of(0.5, 0.1) },
  { weight: 0.75, label: 7, mean: Float32Array.of(5, 2), std: Float32Array.of(1, 0) },
];

function draws(count: number, label?: number) {
  const random = generator(1);
  return Array.from({ length: count }, () => drawCode(prior, random, label));
}

test('components are drawn as often as their weights say', () => {
  const threes = draws(2000).filter(({ label }) => label === 3);
  expect(threes.length / 2000).toBeCloseTo(0.25, 1);
});

test('codes lie around the mean of their component, as wide as it is', () => {
  const codes = draws(2000, 3).map(({ code }) => code);
  const mean = codes.reduce((sum, code) => sum + code[0]!, 0) / codes.length;
  const variance = codes.reduce((sum, code) => sum + (code[0]! - mean) ** 2, 0) / codes.length;
  expect(mean).toBeCloseTo(-5, 1);
  expect(Math.sqrt(variance)).toBeCloseTo(0.5, 1);
  expect(draws(5, 7).map(({ code }) => code[1])).toEqual([2, 2, 2, 2, 2]);
});

test('a digit that is asked for comes; one that the prior does not know gives any', () => {
  expect(new Set(draws(50, 7).map(({ label }) => label))).toEqual(new Set([7]));
  expect(new Set(draws(50, 5).map(({ label }) => label))).toEqual(new Set([3, 7]));
});

test('the same random numbers give the same digits', () => {
  expect(draws(5)).toEqual(draws(5));
});
