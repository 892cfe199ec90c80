/** Gaussian noise as the network was trained with, the same each time for a seed. */
import type { Picture } from './pixels';
import { generator, normal } from './random';

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
