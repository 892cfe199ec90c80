/** The prior of codes, of which digits are invented, as blenddigits/inference/prior.py has it. */
import type { Code } from './path';
import { normal } from './random';

/** A Gaussian of the mixture. */
export interface Component {
  /** Of all draws the share that is its. */
  readonly weight: number;
  /** What most training images that it explains show; undefined where it is of no digit. */
  readonly label: number | undefined;
  readonly mean: Code;
  /** Standard deviations. */
  readonly std: Code;
}

/** At least one. */
export type Prior = readonly Component[];

/** A code that nobody has written. */
export interface Draw {
  readonly code: Code;
  readonly label: number | undefined;
}

/** A draw from the prior, or from its components of one digit where one is given and there are any. */
export function drawCode(prior: Prior, random: () => number, label?: number): Draw {
  const own = prior.filter((component) => component.label === label);
  const { mean, std, label: drawn } = choose(own.length > 0 ? own : prior, random);
  return { label: drawn, code: mean.map((value, i) => value + std[i]! * normal(random)) };
}

function choose(components: Prior, random: () => number): Component {
  const whole = components.reduce((sum, { weight }) => sum + weight, 0);
  let rest = whole * random();
  return components.find(({ weight }) => (rest -= weight) < 0) ?? components.at(-1)!;
}
