import type { Digit, DigitSet } from './digits';

/** Which of the set's digits: `sample` counts within the class. */
export interface Choice {
  readonly label: number;
  readonly sample: number;
}

export interface Pair {
  readonly first: Choice;
  readonly second: Choice;
}

export function digitAt({ samples }: DigitSet, { label, sample }: Choice): Digit | undefined {
  return samples[label]?.[sample];
}

/** Two digits of different classes, all such pairs alike. `random` gives numbers in [0, 1). */
export function randomPair({ samples }: DigitSet, random: () => number = Math.random): Pair {
  const below = (count: number) => Math.floor(random() * count);
  const choose = (label: number) => ({ label, sample: below(samples[label]?.length ?? 0) });
  const label = below(samples.length);
  const steps = 1 + below(samples.length - 1); // never a full turn, so never the same class
  return { first: choose(label), second: choose((label + steps) % samples.length) };
}
