/** Reads digits.json, which the pipeline's stage sample_subset writes, and the pictures beside it. */
import { get } from './download';
import { blame, Fault } from './fault';
import { digitsUrl, pictureUrls } from './digitFiles';
import { check, checkCount, codeAt, objectAt } from './jsonChecks';
import type { LoadContext } from './loading';
import { SIDE } from './pixels';

export const LABELS = 10;

const FILE = 'digits.json';

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
  const { latent_dim: latentDim, per_digit: perDigit, digits } = objectAt(raw, `${FILE}: the file`);
  checkCount(latentDim, `${FILE}: latent_dim`);
  checkCount(perDigit, `${FILE}: per_digit`);
  const count = LABELS * perDigit;
  check(Array.isArray(digits), `${FILE}: digits`, 'a list', digits);
  check(digits.length === count, `${FILE}: digits`, `${count} digits`, digits.length);

  const samples = Array.from({ length: LABELS }, (_, label) =>
    digits.slice(label * perDigit, (label + 1) * perDigit).map((digit, sample) => {
      const where = `${FILE}: digits[${label * perDigit + sample}]`;
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
  return { label, url, mu: codeAt(mu, `${where}.mu`, latentDim) };
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
