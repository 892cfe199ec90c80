/** Reads digits.json, which the pipeline's stage sample_subset writes, and the pictures beside it. */
import { get } from './download';
import { blame, Fault } from './fault';
import { digitsUrl, pictureUrls } from './digitFiles';
import type { LoadContext } from './loading';
import { SIDE } from './pixels';

export const LABELS = 10;

/** A handwritten digit of the test split. */
export interface Digit {
  readonly label: number;
  /** Its picture, a PNG. */
  readonly url: string;
  /** Its code: the mean of q(z|x). */
  readonly mu: Float32Array;
}

export interface DigitSet {
  readonly latentDim: number;
  /** By label, 0 to 9, and then by sample: the same number of each. */
  readonly samples: readonly (readonly Digit[])[];
}

export function loadDigits({ signal, cache }: LoadContext): Promise<DigitSet> {
  return get(digitsUrl, { signal, cache })
    .then((response) => response.json())
    .then((raw) => checkDigits(raw, pictureUrls))
    .catch(blame('digits'));
}

/** The digits of a parsed digits.json; an Error names the first thing in it that does not fit. */
export function checkDigits(raw: unknown, urls: ReadonlyMap<string, string>): DigitSet {
  const { latent_dim: latentDim, per_digit: perDigit, digits } = objectAt(raw, 'the file');
  checkCount(latentDim, 'latent_dim');
  checkCount(perDigit, 'per_digit');
  check(Array.isArray(digits), 'digits', 'a list', digits);
  check(
    digits.length === LABELS * perDigit,
    'digits',
    `${LABELS * perDigit} digits`,
    digits.length,
  );

  const samples = Array.from({ length: LABELS }, (_, label) =>
    digits.slice(label * perDigit, (label + 1) * perDigit).map((digit, sample) => {
      const where = `digits[${label * perDigit + sample}]`;
      return checkDigit(digit, where, label, latentDim, urls);
    }),
  );
  return { latentDim, samples };
}

function checkDigit(
  raw: unknown,
  where: string,
  label: number,
  latentDim: number,
  urls: ReadonlyMap<string, string>,
): Digit {
  const { file, label: found, mu } = objectAt(raw, where);
  check(found === label, `${where}.label`, String(label), found);
  const url = urls.get(String(file));
  check(url !== undefined, `${where}.file`, 'a PNG that came with the page', file);
  check(Array.isArray(mu) && mu.every(Number.isFinite), `${where}.mu`, 'a list of numbers', mu);
  check(mu.length === latentDim, `${where}.mu`, `${latentDim} numbers`, mu.length);
  return { label, url, mu: Float32Array.from(mu as number[]) };
}

function check(fits: boolean, where: string, expected: string, came: unknown): asserts fits {
  if (fits) return;
  const shown = String(JSON.stringify(came)).slice(0, 60);
  throw new Error(`digits.json: ${where}: expected ${expected}, got ${shown}`);
}

function checkCount(value: unknown, where: string): asserts value is number {
  check(Number.isInteger(value) && Number(value) > 0, where, 'a whole number above 0', value);
}

function objectAt(value: unknown, where: string): Record<string, unknown> {
  check(typeof value === 'object' && value !== null, where, 'an object', value);
  return value as Record<string, unknown>;
}

/** The digit's picture, ready to be drawn. */
export async function loadPicture({ url }: Digit): Promise<HTMLImageElement> {
  const picture = new Image();
  picture.fetchPriority = 'high'; // before the galleries
  picture.src = url;
  await picture.decode().catch(blame('picture'));
  if (picture.naturalWidth === SIDE && picture.naturalHeight === SIDE) return picture;
  const size = `${picture.naturalWidth} x ${picture.naturalHeight}`;
  throw new Fault('picture', `${url}: expected ${SIDE} x ${SIDE} pixels, got ${size}`);
}
