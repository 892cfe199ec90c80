import { expect, test } from 'vitest';

import type { Choice, Pair } from '../blend/pair';
import { sceneOf, swapped } from '../blend/scene';
import { saidOf } from './said';

const digit = (label: number, sample: number): Choice => ({ kind: 'shipped', label, sample });
const pair: Pair = { first: digit(3, 0), second: digit(8, 1) };
const scene = sceneOf(pair);

test('another handwriting of the same class is told', () => {
  const now = { ...scene, pair: { ...pair, second: digit(8, 6) } };
  expect(saidOf(now, scene)).toBe('Second digit: 8, sample 7');
});

test('another model is told', () => {
  expect(saidOf({ ...scene, model: 'ae' }, scene)).toBe('Blended by the autoencoder');
});

test.each([
  ['another class', { ...scene, pair: { ...pair, first: digit(4, 0) } }],
  ['a swap', swapped(scene)],
  ['another speed', { ...scene, evenSpeed: false }],
])('%s is the status’s to tell, or its control’s', (_, now) => {
  expect(saidOf(now, scene)).toBe('');
});
