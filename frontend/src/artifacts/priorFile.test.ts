import { expect, test } from 'vitest';

import { fakePrior, serve } from '../testing/fixtures';
import { checkExpected, checkPrior, priorLoader } from './priorFile';

test.each([1, 2, 200])('any latent size will do: %i', (latentDim) => {
  const [first] = checkPrior(fakePrior(latentDim));
  expect(first!.mean).toHaveLength(latentDim);
});

test('means and deviations are multiples of the unit; a component may be of no digit', () => {
  const component = { weight: 0.5, label: -1, mean: [-250], std: [30] };
  expect(checkPrior({ unit: 0.01, components: [component] })).toEqual([
    { weight: 0.5, label: undefined, mean: Float32Array.of(-2.5), std: Float32Array.of(0.3) },
  ]);
});

const faults: [string, object | null][] = [
  ['the file: expected an object, got null', null],
  ['unit: expected a number above 0, got 0', { unit: 0 }],
  ['components: expected a list, got {}', { components: {} }],
  ['components: expected at least one, got []', { components: [] }],
  ['components[1]: expected an object, got 7', withSecond(7)],
  ['components[1].weight: expected a number from 0, got -1', withSecond({ weight: -1 })],
  ['components[1].label: expected a digit, or -1, got 10', withSecond({ label: 10 })],
  ['components[1].mean: expected 2 numbers, got 1', withSecond({ mean: [3] })],
  ['components[1].std: expected a list of numbers, got "x"', withSecond({ std: 'x' })],
];

function withSecond(change: unknown) {
  const [first, second] = fakePrior(2).components;
  const changed = typeof change === 'object' ? { ...second, ...change } : change;
  return { components: [first, changed] };
}

test('what digits are expected to be is told with it', () => {
  const { prior, sharpness, strangeNats } = checkExpected(fakePrior(2));
  expect([prior.length, sharpness, strangeNats]).toEqual([2, 1.5, 200]);
  expect(() => checkExpected({ ...fakePrior(2), sharpness: 0 })).toThrow(
    'prior.json: sharpness: expected a number above 0, got 0',
  );
  expect(() => checkExpected({ ...fakePrior(2), strange_nats: 'x' })).toThrow(
    'prior.json: strange_nats: expected a number above 0',
  );
});

test.each(faults)('prior.json: %s', (message, change) => {
  const raw = change && { ...fakePrior(2), ...change };
  expect(() => checkPrior(raw)).toThrow(`prior.json: ${message}`);
});

test('a prior.json that is missing is a fault of the prior', async () => {
  serve({});
  await expect(priorLoader()()).rejects.toMatchObject({ kind: 'prior' });
});
