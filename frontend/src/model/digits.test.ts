import { expect, test, vi } from 'vitest';

import { fakeDigit, fakeDigits } from '../testing/fixtures';
import { checkDigits, loadDigits, loadPicture } from './digits';

const context = {
  signal: new AbortController().signal,
  cache: 'default',
  onProgress: () => {},
  onLost: () => {},
} as const;

test.each([
  [2, 3],
  [200, 1],
  [1, 30],
])('any latent size and number of samples will do: %i, %i', (latentDim, perDigit) => {
  const { raw, urls } = fakeDigits(latentDim, perDigit);
  const digits = checkDigits(raw, urls);
  expect(digits.latentDim).toBe(latentDim);
  expect(digits.samples.map((samples) => samples.length)).toEqual(Array(10).fill(perDigit));
});

test('a sample is found under its label with its picture and its code', () => {
  const { raw, urls } = fakeDigits();
  const seven = checkDigits(raw, urls).samples[7]![1]!;
  const { mu } = raw.digits[22]!;
  expect(seven).toEqual({ label: 7, url: '/pictures/22.png', mu: Float32Array.from(mu) });
});

type Raw = ReturnType<typeof fakeDigits>['raw'];
const faults: [string, (raw: Raw) => unknown][] = [
  ['the file: expected an object, got null', () => null],
  ['latent_dim: expected a whole number above 0, got 0', (raw) => ({ ...raw, latent_dim: 0 })],
  ['per_digit: expected a whole number above 0, got "3"', (raw) => ({ ...raw, per_digit: '3' })],
  ['digits: expected a list, got undefined', ({ digits: _, ...raw }) => raw],
  ['digits: expected 30 digits, got 29', (raw) => ({ ...raw, digits: raw.digits.slice(1) })],
  ['digits[4].label: expected 1, got 8', withDigit(4, { label: 8 })],
  ['digits[4].file: expected a PNG that came with the page, got "x"', withDigit(4, { file: 'x' })],
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
  const { raw, urls } = fakeDigits();
  expect(() => checkDigits(change(raw), urls)).toThrow(`digits.json: ${message}`);
});

test.each([
  ['missing', new Response('', { status: 404 }), 'the server answered 404'],
  ['not JSON', new Response('<html>'), 'JSON'],
  ['another thing', new Response('{}'), 'latent_dim: expected'],
])('a digits.json that is %s is a fault of the digits', async (_, response, detail) => {
  vi.stubGlobal('fetch', vi.fn().mockResolvedValue(response));
  const fault = loadDigits(context);
  await expect(fault).rejects.toMatchObject({ kind: 'digits' });
  await expect(fault).rejects.toThrow(detail);
});

test('a picture that cannot be read is a fault of the picture', async () => {
  vi.spyOn(HTMLImageElement.prototype, 'decode').mockRejectedValue(new Error('broken'));
  await expect(loadPicture(fakeDigit(3, []))).rejects.toMatchObject({ kind: 'picture' });
});

test('a picture of another size is refused', async () => {
  vi.spyOn(HTMLImageElement.prototype, 'naturalWidth', 'get').mockReturnValue(32);
  await expect(loadPicture(fakeDigit(3, []))).rejects.toThrow(
    'expected 28 x 28 pixels, got 32 x 28',
  );
});
