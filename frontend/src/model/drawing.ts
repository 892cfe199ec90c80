/** What a visitor has drawn, and what the network is shown of it. */
import type { Picture } from './pixels';

/** A point of a stroke; x and y in [0, 1] from the canvas's top left. */
export type StrokePoint = readonly [x: number, y: number];

export type Stroke = readonly StrokePoint[];

/** Strokes with the brush's diameter, in shares of the canvas's side. */
export interface Drawing {
  readonly brush: number;
  readonly strokes: readonly Stroke[];
  /** Centred and scaled as MNIST was. */
  readonly picture: Picture;
}
