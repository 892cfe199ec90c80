import { expect, test } from 'vitest';

import { SIDE } from '../model/pixels';
import { context, fakeArtifacts, fakeDigits, fakeSheet, serve } from '../testing/fixtures';
import { madePng } from '../testing/madePng';
import { checkDigits, loadDigits } from './digits';

test.each([
  [2, 3],
  [200, 1],
  [1, 30],
])('any latent size and number of samples will do: %i, %i', (latentDim, perDigit) => {
  const { raw, sheet } = fakeDigits(latentDim, perDigit);
  const digits = checkDigits(raw, sheet);
  expect(digits.latentDim).toBe(latentDim);
  expect(digits.samples.map((samples) => samples.length)).toEqual(Array(10).fill(perDigit));
});

test('a sample is found under its label with its picture and its code', () => {
  const { raw, sheet } = fakeDigits();
  const seven = checkDigits(raw, sheet).samples[7]![1]!;
  expect(seven).toMatchObject({ label: 7, sample: 1 });
  expect(seven.mu).toEqual(Float32Array.from(raw.digits[22]!.mu));
  const halves = checkDigits({ ...raw, unit: 0.5 }, sheet).samples[7]![1]!;
  expect(halves.mu).toEqual(seven.mu.map((value) => value / 2));
  for (const [x, y] of [
    [0, 0],
    [27, 0],
    [5, 11],
    [27, 27],
  ] as const) {
    const place = (7 * SIDE + y) * sheet.width + SIDE + x;
    expect(seven.picture[y * SIDE + x]).toBeCloseTo(sheet.greys[place]! / 255, 6);
  }
});

type Raw = ReturnType<typeof fakeDigits>['raw'];
const faults: [string, (raw: Raw) => unknown][] = [
  ['the file: expected an object, got null', () => null],
  ['latent_dim: expected a whole number above 0, got 0', (raw) => ({ ...raw, latent_dim: 0 })],
  ['noise_std_max: expected a number from 0, got -1', (raw) => ({ ...raw, noise_std_max: -1 })],
  ['per_digit: expected a whole number above 0, got "3"', (raw) => ({ ...raw, per_digit: '3' })],
  ['unit: expected a number above 0, got undefined', ({ unit: _, ...raw }) => raw],
  ['digits: expected a list, got undefined', ({ digits: _, ...raw }) => raw],
  ['digits: expected 30 digits, got 29', (raw) => ({ ...raw, digits: raw.digits.slice(1) })],
  ['digits[4].label: expected 1, got 8', withDigit(4, { label: 8 })],
  ['digits[4].mu: expected a list of numbers, got [1,"2"]', withDigit(4, { mu: [1, '2'] })],
  ['digits[4].mu: expected 2 numbers, got 3', withDigit(4, { mu: [1, 2, 3] })],
];

function withDigit(place: number, change: object) {
  return (raw: Raw) => ({
    ...raw,
    digits: raw.digits.map((digit, i) => (i === place ? { ...digit, ...change } : digit)),
  });
}

test.each(faults)('digits.json: %s', (message, change) => {
  const { raw, sheet } = fakeDigits();
  expect(() => checkDigits(change(raw), sheet)).toThrow(`digits.json: ${message}`);
});

test.each([
  [84, 279],
  [85, 280],
])('a sheet of %i x %i pixels does not fit', (width, height) => {
  const { raw } = fakeDigits();
  expect(() => checkDigits(raw, fakeSheet(width, height))).toThrow(
    `digits.png: expected 84 x 280 pixels, got ${width} x ${height}`,
  );
});

test('the digits are read from their two files', async () => {
  serve(fakeArtifacts());
  const { raw, sheet } = fakeDigits();
  expect(await loadDigits(context)).toEqual(checkDigits(raw, sheet));
});

test.each([
  ['digits.json', 'missing', undefined, 'digits.json: the server answered 404'],
  ['digits.json', 'not JSON', '<html>', 'digits.json: '],
  ['digits.json', 'another thing', '{}', 'digits.json: latent_dim: expected'],
  ['digits.png', 'missing', undefined, 'digits.png: the server answered 404'],
  ['digits.png', 'not a picture', '<html>', 'digits.png: it is no PNG'],
  ['digits.png', 'another picture', madePng(fakeSheet(28, 28)), 'digits.png: expected 84 x 280'],
])('a %s that is %s is a fault of the digits', async (file, _, content, detail) => {
  const served = content === undefined ? undefined : () => new Response(content);
  serve({ ...fakeArtifacts(), [`/${file}`]: served });
  await expect(loadDigits(context)).rejects.toMatchObject({
    kind: 'digits',
    message: expect.stringContaining(detail) as string,
  });
});
