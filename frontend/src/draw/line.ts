/** A stroke in the making. */
import type { Stroke, StrokePoint } from '../model/rasterize';
import { steadied, straightened } from './strokes';

/** Who draws: the keys, or the pointer with this id. */
export type Drawer = 'keys' | number;

export interface Line {
  readonly by: Drawer;
  /** The strokes before it. */
  readonly before: readonly Stroke[];
  readonly points: readonly StrokePoint[];
  /** When the rest of the page was last shown it, in ms; it begins unseen. */
  readonly shown: number;
}

/** All strokes with the line as far as it goes. A hand is steadied, keys are exact. */
export function withLine({ by, before, points }: Line): readonly Stroke[] {
  return [...before, by === 'keys' ? straightened(points) : steadied(points)];
}
