/**
 * How well the model explains a picture, as blenddigits/inference/familiarity.py has it; hand.golden.test.ts compares
 * the two.
 */
import type { Code } from './path';
import type { Picture } from './pixels';
import type { Prior } from './prior';

const LEAST_PROBABILITY = 1e-6; // of a pixel: no float32 is nearer to 0 or 1
const LOG_2PI = Math.log(2 * Math.PI);

/** What is expected of pictures. */
export interface Expected {
  readonly prior: Prior;
  /** By what the logits of what is shown are multiplied. */
  readonly sharpness: number;
  /** -ELBO: what has as much, or more, hardly is one of the pictures that the model knows. */
  readonly strangeNats: number;
}

/** The code of a picture, its standard deviations, and what the network shows of it. */
export interface Seen {
  readonly mu: Code;
  readonly std: Code;
  readonly shown: Picture;
}

/** -ELBO at the code, in nats. */
export function negElbo(picture: Picture, seen: Seen, { prior, sharpness }: Expected): number {
  let recon = 0;
  picture.forEach((value, i) => {
    const p = Math.min(Math.max(seen.shown[i]!, LEAST_PROBABILITY), 1 - LEAST_PROBABILITY);
    const logit = Math.log(p / (1 - p)) / sharpness;
    recon += Math.max(logit, 0) + Math.log1p(Math.exp(-Math.abs(logit))) - value * logit;
  });
  const logQ = -seen.std.reduce((sum, std) => sum + LOG_2PI / 2 + Math.log(std), 0);
  return recon + logQ - logDensity(prior, seen.mu);
}

function logDensity(prior: Prior, code: Code): number {
  const logs = prior.map(({ weight, mean, std }) =>
    code.reduce(
      (sum, value, i) =>
        sum - (((value - mean[i]!) / std[i]!) ** 2 + LOG_2PI) / 2 - Math.log(std[i]!),
      Math.log(Math.max(weight, 1e-30)),
    ),
  );
  const most = logs.reduce((a, b) => Math.max(a, b));
  return most + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - most), 0));
}
