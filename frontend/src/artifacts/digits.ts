/** Reads digits.json and digits.png, which the pipeline's stage sample_subset writes. */
import { getJson } from '../engine/download';
import { check } from '../model/check';
import { CLASSES, words } from '../model/dataset';
import { blame } from '../model/fault';
import type { LoadContext } from '../model/loading';
import type { Code } from '../model/path';
import { PIXELS, SIDE, toIntensities, type Picture, type Sheet } from '../model/pixels';
import { digitsSheetUrl, digitsUrl } from './digitFiles';
import { checkCount, checkNotNegative, checkPositive, codeAt, objectAt } from './jsonChecks';
import { checkSize, loadSheet } from './sheet';

const FILE = 'digits.json';
const SHEET = 'digits.png';

/** A picture of the test split. */
export interface Digit {
  readonly label: number;
  /** Its place among the samples of its label. */
  readonly sample: number;
  readonly picture: Picture;
  /** Its code: the mean of q(z|x). */
  readonly mu: Code;
}

export interface DigitSet {
  readonly latentDim: number;
  /** Standard deviation of the most noise that the network was trained with, in units of [0, 1]. */
  readonly noiseStdMax: number;
  /** By label, and then by sample: the same number of each. */
  readonly samples: readonly (readonly Digit[])[];
}

export async function loadDigits({ signal, cache }: LoadContext): Promise<DigitSet> {
  const options = { signal, cache };
  const [raw, sheet] = await Promise.all([
    getJson(digitsUrl, options),
    loadSheet(digitsSheetUrl, options),
  ]).catch(blame('digits'));
  return Promise.resolve()
    .then(() => checkDigits(raw, sheet))
    .catch(blame('digits'));
}

/** The digits of a parsed digits.json and their pictures; an Error names the first thing that does not fit. */
export function checkDigits(raw: unknown, sheet: Sheet): DigitSet {
  const file = objectAt(raw, `${FILE}: the file`);
  const { latent_dim: latentDim, noise_std_max: noiseStdMax, unit, digits } = file;
  const { per_digit: perDigit } = file;
  checkCount(latentDim, `${FILE}: latent_dim`);
  checkNotNegative(noiseStdMax, `${FILE}: noise_std_max`);
  checkCount(perDigit, `${FILE}: per_digit`);
  const count = CLASSES * perDigit;
  checkPositive(unit, `${FILE}: unit`);
  check(Array.isArray(digits), `${FILE}: digits`, 'a list', digits);
  check(digits.length === count, `${FILE}: digits`, `${count} ${words.plural}`, digits.length);
  checkSize(SHEET, sheet, perDigit * SIDE, CLASSES * SIDE);

  const samples = Array.from({ length: CLASSES }, (_, label) =>
    digits.slice(label * perDigit, (label + 1) * perDigit).map((digit, sample) => {
      const where = `${FILE}: digits[${label * perDigit + sample}]`;
      const { label: found, mu } = objectAt(digit, where);
      check(found === label, `${where}.label`, String(label), found);
      const picture = tile(sheet, label, sample);
      return { label, sample, picture, mu: codeAt(mu, `${where}.mu`, latentDim, unit) };
    }),
  );
  return { latentDim, noiseStdMax, samples };
}

function tile(sheet: Sheet, row: number, column: number): Picture {
  const { width, greys } = sheet;
  const own = new Uint8Array(PIXELS);
  for (let y = 0; y < SIDE; y++) {
    const start = (row * SIDE + y) * width + column * SIDE;
    own.set(greys.subarray(start, start + SIDE), y * SIDE);
  }
  return toIntensities(own);
}
