import { firstPair } from '../artifacts/digitFiles';
import type { Digit, DigitSet } from '../artifacts/digits';
import type { Drawing } from '../model/drawing';
import type { Code } from '../model/path';
import type { Picture } from '../model/pixels';

/** One of the shipped digits: `sample` counts within the class. */
export interface Choice {
  readonly kind: 'shipped';
  readonly label: number;
  readonly sample: number;
}

/** A digit that nobody has written: what the network makes of a draw from the prior. */
export interface Invented {
  readonly kind: 'invented';
  readonly label: number | undefined;
  readonly picture: Picture;
  readonly code: Code;
}

/** What is blended: a digit that came with the page, a visitor's drawing, one from a photo, or an invented one. */
export type Input =
  | Choice
  | { readonly kind: 'drawn'; readonly drawing: Drawing }
  | { readonly kind: 'photo'; readonly picture: Picture }
  | Invented;

export const PLACES = ['first', 'second'] as const;

export type Place = (typeof PLACES)[number];

export type Pair = Readonly<Record<Place, Input>>;

/** The pair that the page begins with. */
export const startPair: Pair = {
  first: { kind: 'shipped', ...firstPair.first },
  second: { kind: 'shipped', ...firstPair.second },
};

export function digitAt({ samples }: DigitSet, { label, sample }: Choice): Digit | undefined {
  return samples[label]?.[sample];
}

/** Two digits of different classes, all such pairs alike. `random` gives numbers in [0, 1). */
export function randomPair({ samples }: DigitSet, random: () => number = Math.random): Pair {
  const below = (count: number) => Math.floor(random() * count);
  const choose = (label: number): Choice => {
    return { kind: 'shipped', label, sample: below(samples[label]?.length ?? 0) };
  };
  const label = below(samples.length);
  const steps = 1 + below(samples.length - 1); // never a full turn, so never the same class
  return { first: choose(label), second: choose((label + steps) % samples.length) };
}
