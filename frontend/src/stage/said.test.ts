import { expect, test } from 'vitest';

import type { Choice, Input, Pair } from '../blend/pair';
import { sceneOf, swapped } from '../blend/scene';
import { noNoise } from '../model/noise';
import { saidOf } from './said';

const digit = (label: number, sample: number): Choice => ({ kind: 'shipped', label, sample });
const pair: Pair = { first: digit(3, 0), second: digit(8, 1) };
const scene = sceneOf(pair);
const invented = (label: number | undefined): Input => {
  return { kind: 'invented', label, picture: new Float32Array(), code: new Float32Array() };
};
const withFirst = (first: Input) => ({ ...scene, pair: { ...pair, first } });

test('another handwriting of the same class is told', () => {
  const now = { ...scene, pair: { ...pair, second: digit(8, 6) } };
  expect(saidOf(now, scene)).toBe('Second digit: 8, sample 7');
});

test('each invention is told, also one after another of the same class', () => {
  expect(saidOf(withFirst(invented(3)), scene)).toBe('First digit: an invented 3');
  expect(saidOf(withFirst(invented(3)), withFirst(invented(3)))).toMatch(/an invented 3$/);
  expect(saidOf(withFirst(invented(undefined)), scene)).toBe('First digit: an invented digit');
});

test('other noise is told, and none is not', () => {
  const noisy = { ...scene, noise: { std: 0.2, seed: 4 } };
  expect(saidOf({ ...noisy, noise: { std: 0.2, seed: 5 } }, noisy)).toMatch(/^Other noise/);
  expect(saidOf({ ...noisy, noise: { std: 0.3, seed: 4 } }, noisy)).toBe('');
  expect(saidOf({ ...noisy, noise: noNoise }, noisy)).toBe('');
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

test('a swap of two of one class is told, as the status says the same', () => {
  const before = withFirst(digit(8, 2));
  expect(saidOf(swapped(before), before)).toBe('First digit: 8, sample 2');
});

test('a swap of an invention is the status’s to tell, too', () => {
  const before = withFirst(invented(3));
  expect(saidOf(swapped(before), before)).toBe('');
});
