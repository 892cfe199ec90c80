import { STEPS, type Frames } from './frames';
import type { Picture } from './pixels';

/** One picture fades out while the other fades in: what a blend is without a network. */
export function crossfade(first: Picture, second: Picture): Frames {
  return Array.from({ length: STEPS + 1 }, (_, percent) =>
    first.map((value, i) => value + (percent / STEPS) * (second[i]! - value)),
  );
}
