/** What the tests are given: a built page, and the pixels that Python expects of it. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface Choice {
  label: number;
  /** Its place among the samples of its label. */
  sample: number;
}

export interface Pair {
  first: Choice;
  second: Choice;
}

/** What ONNX Runtime in Python draws of each digit of a pair: 784 bytes, row by row. */
export interface ReferencePair extends Pair {
  start: number[];
  end: number[];
  /** The same of what blend.onnx draws on the way. */
  between: { percent: number; pixels: number[] }[];
}

interface Reference {
  /** The pair that the page begins with. */
  opensWith: Pair;
  pairs: [ReferencePair, ...ReferencePair[]];
}

export const distFolder =
  process.env.BLENDDIGITS_DIST ?? fileURLToPath(new URL('../dist', import.meta.url));

export function readReference(): Reference {
  const file = process.env.BLENDDIGITS_REFERENCE;
  if (!file) {
    throw new Error(
      'BLENDDIGITS_REFERENCE is not set: it names the JSON file of pixels that the Python tests write.',
    );
  }
  const reference = JSON.parse(readFileSync(file, 'utf8')) as Reference;
  const count: number = reference.pairs.length;
  if (count === 0) throw new Error(`${file}: expected at least one pair, got none.`);
  return reference;
}
