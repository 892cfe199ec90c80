import { expect, test } from 'vitest';

import { context, fakePath, serve } from '../testing/fixtures';
import { checkPath, loadPath } from './pathFile';

test.each([1, 2, 200])('any latent size will do: %i', (latentDim) => {
  const { unit, ...raw } = fakePath(latentDim);
  const prototypes = raw.prototypes.map(({ label, code }) => ({
    label,
    code: Float32Array.from(code),
  }));
  expect(checkPath({ ...raw, unit })).toEqual({ ...raw, prototypes });
});

test('codes are multiples of the unit', () => {
  const prototypes = [{ label: 3, code: [-20_195, 288] }];
  const path = checkPath({ ...fakePath(), unit: 0.0001, prototypes });
  expect(path.prototypes[0]!.code).toEqual(Float32Array.of(-2.0195, 0.0288));
});

test('a path over one prototype without balance, measured at its ends, is a path', () => {
  const least = { balance: 0, near: 0.1, points: 2 };
  const path = checkPath({ ...least, unit: 1, prototypes: [{ label: 3, code: [1] }] });
  expect(path).toEqual({ ...least, prototypes: [{ label: 3, code: Float32Array.of(1) }] });
});

const faults: [string, object | null][] = [
  ['the file: expected an object, got null', null],
  ['balance: expected a number from 0, got -1', { balance: -1 }],
  ['near: expected a number above 0, got 0', { near: 0 }],
  ['near: expected a number above 0, got "2.5"', { near: '2.5' }],
  ['points: expected a whole number from 2, got 1', { points: 1 }],
  ['points: expected a whole number from 2, got 2.5', { points: 2.5 }],
  ['points: expected a whole number from 2, got undefined', { points: undefined }],
  ['unit: expected a number above 0, got 0', { unit: 0 }],
  ['prototypes: expected a list, got {}', { prototypes: {} }],
  ['prototypes: expected at least one, got []', { prototypes: [] }],
  ['prototypes[0]: expected an object, got 7', { prototypes: [7] }],
  ['prototypes[0].label: expected a whole number, got null', withPrototype(0, { label: null })],
  ['prototypes[0].code: expected a list of numbers, got "x"', withPrototype(0, { code: 'x' })],
  [
    'prototypes[1].code: expected a list of numbers, got [null]',
    withPrototype(1, { code: [null] }),
  ],
  ['prototypes[1].code: expected 2 numbers, got 1', withPrototype(1, { code: [3] })],
];

function withPrototype(place: number, change: object) {
  const { prototypes } = fakePath(2);
  return { prototypes: prototypes.map((p, i) => (i === place ? { ...p, ...change } : p)) };
}

test.each(faults)('path.json: %s', (message, change) => {
  const raw = change && { ...fakePath(2), ...change };
  expect(() => checkPath(raw)).toThrow(`path.json: ${message}`);
});

test.each([
  ['missing', undefined, 'path.json: the server answered 404'],
  ['not JSON', '<html>', 'path.json: '],
  ['another thing', '{}', 'path.json: balance: expected'],
])('a path.json that is %s is a fault of the path', async (_, content, detail) => {
  serve(content === undefined ? {} : { '/path.json': () => new Response(content) });
  await expect(loadPath(context)).rejects.toMatchObject({
    kind: 'path',
    message: expect.stringContaining(detail) as string,
  });
});
