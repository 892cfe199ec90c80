import { expect, test } from 'vitest';

import { startPair, type Input } from './pair';
import { sceneOf, swapped, withInput } from './scene';

const scene = { ...sceneOf(startPair), noise: { std: 0.2, seed: 4 } };
const five: Input = { kind: 'shipped', label: 5, sample: 2 };

test('one input can be changed, and the rest stays', () => {
  const changed = withInput(scene, 'second', five);
  expect(changed).toEqual({ ...scene, pair: { first: startPair.first, second: five } });
});

test('swapped twice it is what it was', () => {
  expect(swapped(scene).pair).toEqual({ first: startPair.second, second: startPair.first });
  expect(swapped(swapped(scene))).toEqual(scene);
});
