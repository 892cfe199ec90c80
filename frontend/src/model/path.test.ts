import { expect, test } from 'vitest';

import { codeAt } from './path';

const a = Float32Array.of(0.1, -2.3, 1e9);
const b = Float32Array.of(5.7, 0.9, 1e-9);

test('at 0 the code is exactly the first digit’s, at 1 exactly the second’s', () => {
  expect(codeAt(a, b, 0)).toEqual(a);
  expect(codeAt(a, b, 1)).toEqual(b);
});

test('the path from b to a is the path from a to b backwards', () => {
  expect(codeAt(a, b, 0.25)).toEqual(codeAt(b, a, 0.75));
});

test('the path between equal codes stays where it is', () => {
  expect(codeAt(b, b, 0.5)).toEqual(b);
});

test('the middle is as far from one end as from the other', () => {
  const middle = codeAt(Float32Array.of(1, 2), Float32Array.of(3, -2), 0.5);
  expect(middle).toEqual(Float32Array.of(2, 0));
});
