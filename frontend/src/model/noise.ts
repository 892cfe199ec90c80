/** Gaussian noise as the network was trained with, the same each time for a seed. */
import type { Picture } from './pixels';

export interface Noise {
  /** Standard deviation, in units of [0, 1]. */
  readonly std: number;
  readonly seed: number;
}

export const noNoise: Noise = { std: 0, seed: 1 };

/** The picture with noise on it, clipped to [0, 1]. */
export function addNoise(picture: Picture, { std, seed }: Noise): Picture {
  if (std === 0) return picture;
  const random = generator(seed);
  return picture.map((value) => Math.min(Math.max(value + std * normal(random), 0), 1));
}

/** A standard normal number (Box & Muller 1958). */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Numbers in [0, 1): Mulberry32, by Tommy Ettinger, in the public domain. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
