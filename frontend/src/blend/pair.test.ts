import { expect, test } from 'vitest';

import { checkDigits } from '../artifacts/digits';
import { fakeDigits } from '../testing/fixtures';
import { digitAt, randomPair, startPair, type Choice, type Pair } from './pair';

const { raw, sheet } = fakeDigits();
const digits = checkDigits(raw, sheet);

function shipped({ first, second }: Pair) {
  return { first: first as Choice, second: second as Choice };
}

test('the page begins with the pair that it shows', () => {
  expect(startPair).toEqual({
    first: { kind: 'shipped', label: 3, sample: 0 },
    second: { kind: 'shipped', label: 8, sample: 1 },
  });
});

test('whatever the random numbers, a pair is two digits of different classes', () => {
  const corners = [0, 0.3, 0.999999];
  for (const label of corners) {
    for (const steps of corners) {
      const numbers = [label, steps, 0.999999, 0];
      const { first, second } = shipped(randomPair(digits, () => numbers.shift()!));
      expect(first.label).not.toBe(second.label);
      expect(digitAt(digits, first)).toBeDefined();
      expect(digitAt(digits, second)).toBeDefined();
    }
  }
});

test('every class comes up, first and second', () => {
  const pairs = Array.from({ length: 1000 }, () => shipped(randomPair(digits)));
  expect(new Set(pairs.map(({ first }) => first.label)).size).toBe(10);
  expect(new Set(pairs.map(({ second }) => second.label)).size).toBe(10);
});

test('a choice that is not in the set is no digit', () => {
  expect(digitAt(digits, { kind: 'shipped', label: 10, sample: 0 })).toBeUndefined();
  expect(digitAt(digits, { kind: 'shipped', label: 0, sample: 99 })).toBeUndefined();
});
