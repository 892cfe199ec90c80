import { expect, test } from 'vitest';

import { context, fakePath, serve } from '../testing/fixtures';
import { checkPath, loadPath } from './pathFile';

test.each([1, 2, 200])('any latent size will do: %i', (latentDim) => {
  const { unit, prototypes, reader, ...settings } = fakePath(latentDim);
  const path = checkPath({ unit, prototypes, reader, ...settings });
  expect(path).toMatchObject(settings);
  expect(path.prototypes.map(({ code }) => code)).toEqual(
    prototypes.map((code) => Float32Array.from(code)),
  );
  expect(path.reader.intoHidden[2]).toEqual(Float32Array.from(reader.into_hidden[2]!));
});

test('codes are multiples of the unit, and so are weights', () => {
  const path = checkPath({ ...fakePath(), unit: 0.0001, prototypes: [[-20_195, 288]] });
  expect(path.prototypes[0]!.code).toEqual(Float32Array.of(-2.0195, 0.0288));
  expect(path.reader.hiddenBias[0]).toBeCloseTo(0.00001, 10);
});

test('each prototype comes with what the reader says of it', () => {
  const { shares } = checkPath(fakePath()).prototypes[0]!;
  expect(shares).toHaveLength(10);
  expect(shares.reduce((sum, share) => sum + share)).toBeCloseTo(1, 10);
});

test('a path over one prototype without balance and bends, measured at its ends, is a path', () => {
  const least = { balance: 0, strictness: 0, stretches: 1, steps: 0, step: 0, points: 2 };
  const path = checkPath({ ...fakePath(2), ...least, prototypes: [[1, 2]] });
  expect(path).toMatchObject(least);
});

const faults: [string, object | null][] = [
  ['the file: expected an object, got null', null],
  ['balance: expected a number from 0, got -1', { balance: -1 }],
  ['strictness: expected a number from 0, got null', { strictness: null }],
  ['temperature: expected a number above 0, got 0', { temperature: 0 }],
  ['stretches: expected a whole number from 1, got 0', { stretches: 0 }],
  ['steps: expected a whole number from 0, got 1.5', { steps: 1.5 }],
  ['step: expected a number from 0, got -0.4', { step: -0.4 }],
  ['near: expected a number above 0, got 0', { near: 0 }],
  ['near: expected a number above 0, got "2.5"', { near: '2.5' }],
  ['points: expected a whole number from 2, got 1', { points: 1 }],
  ['points: expected a whole number from 2, got 2.5', { points: 2.5 }],
  ['points: expected a whole number from 2, got undefined', { points: undefined }],
  ['unit: expected a number above 0, got 0', { unit: 0 }],
  ['prototypes: expected a list, got {}', { prototypes: {} }],
  ['prototypes: expected at least one, got []', { prototypes: [] }],
  ['prototypes[0]: expected a list of numbers, got 7', { prototypes: [7] }],
  ['prototypes[1]: expected a list of numbers, got [null]', { prototypes: [[1, 2], [null]] }],
  ['prototypes[1]: expected 2 numbers, got 1', { prototypes: [[1, 2], [3]] }],
  ['reader: expected an object, got undefined', { reader: undefined }],
  ['reader.into_hidden: expected a list, got undefined', { reader: {} }],
  ['reader.into_hidden[0]: expected 2 numbers, got 1', withWeights({ into_hidden: [[1]] })],
  ['reader.hidden_bias: expected 3 numbers, got 1', withWeights({ hidden_bias: [1] })],
  ['reader.into_classes: expected at least one, got []', withWeights({ into_classes: [] })],
  ['reader.class_bias: expected a list of numbers, got "x"', withWeights({ class_bias: 'x' })],
];

function withWeights(change: object) {
  return { reader: { ...fakePath(2).reader, ...change } };
}

test.each(faults)('path.json: %s', (message, change) => {
  const raw = change && { ...fakePath(2), ...change };
  expect(() => checkPath(raw)).toThrow(`path.json: ${message}`);
});

test.each([
  ['missing', undefined, 'path.json: the server answered 404'],
  ['not JSON', '<html>', 'path.json: '],
  ['another thing', '{}', 'path.json: detour: expected'],
])('a path.json that is %s is a fault of the path', async (_, content, detail) => {
  serve(content === undefined ? {} : { '/path.json': () => new Response(content) });
  await expect(loadPath(context)).rejects.toMatchObject({
    kind: 'path',
    message: expect.stringContaining(detail) as string,
  });
});
