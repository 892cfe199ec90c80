/** What a visitor has drawn, and what the network is shown of it. */
import { check } from './check';
import { asMnist } from './handwriting';
import type { Picture } from './pixels';
import { inkOf, type Stroke, type StrokePoint, type Strokes } from './rasterize';

export interface Drawing extends Strokes {
  /** Centred and scaled as MNIST was. */
  readonly picture: Picture;
}

/** Coordinates and brushes are whole numbers of such steps: bytes, so that a link can carry them. */
export const STEPS_OF_SIDE = 255;

export const MAX_STROKES = 64;
export const MAX_POINTS = 500; // of a stroke

/** Diameters: with the usual one a digit has the line of MNIST's when it is as high as the guides. */
export const BRUSHES = {
  thinnest: 12 / STEPS_OF_SIDE,
  usual: 25 / STEPS_OF_SIDE,
  thickest: 44 / STEPS_OF_SIDE,
} as const;

/**
 * The drawing of these strokes, moved to whole steps: the same bytes always give the same picture.
 *
 * Throws an Error where there is nothing to see or more than a drawing may hold.
 */
export function drawingFrom(brush: number, strokes: readonly Stroke[]): Drawing {
  const { thinnest, thickest } = BRUSHES;
  const fits = brush >= thinnest && brush <= thickest;
  check(fits, 'drawing: brush', `${thinnest} to ${thickest}`, brush);
  checkLength(strokes, 'strokes', MAX_STROKES);
  strokes.forEach((stroke, i) => checkLength(stroke, `points in stroke ${i + 1}`, MAX_POINTS));

  const drawn = { brush: toStep(brush), strokes: strokes.map((stroke) => stroke.map(snapped)) };
  return { ...drawn, picture: asMnist(inkOf(drawn)) };
}

/** The nearest whole step in [0, 1]. */
export function toStep(share: number): number {
  return Math.round(Math.min(Math.max(share, 0), 1) * STEPS_OF_SIDE) / STEPS_OF_SIDE;
}

function snapped([x, y]: StrokePoint): StrokePoint {
  return [toStep(x), toStep(y)];
}

function checkLength({ length }: readonly unknown[], what: string, most: number): void {
  check(length >= 1 && length <= most, 'drawing', `1 to ${most} ${what}`, length);
}
