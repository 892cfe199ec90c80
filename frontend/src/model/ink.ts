/**
 * A picture as ink: smooth strokes in place of pixels. They are where a smooth surface over the picture is above
 * half of its local depth, the highest value nearby: so a pale ghost has an edge as sharp as a stroke's, and is as
 * much paler as it is fainter.
 */
import { SIDE, type Picture } from './pixels';
import { withoutSpecks } from './specks';

/** How pictures are shown: as strokes, or as what they are to the network. */
export const LOOKS = ['ink', 'pixels'] as const;

export type Look = (typeof LOOKS)[number];

/** How far a stroke makes its surroundings deep: in pixels, of which a line of a pen is two or three wide in 28. */
const REACH = Math.max(1, Math.round(SIDE / 28));

/** A surface has its points where the picture has pixels, and so many more beyond each edge: paper. */
export const MARGIN = 1 + REACH;
export const WIDTH = SIDE + 2 * MARGIN;

const FAINTEST = 0.06; // depths: what is fainter is paper
const FULL = 0.7; // and from here on ink is as dark as it gets
const HALF = 0.5; // of the depth: where the edge is
const SPECK = 1.5 * (SIDE / 28) ** 2; // pixels' worth of ink: of what holds less, dividing by depths would make a dot

/** WIDTH * WIDTH points, row by row. */
export interface Surface {
  /** Ink is where it is above 0; in depths. */
  readonly heights: Float32Array;
  /** Of the ink, in [0, 1]. */
  readonly densities: Float32Array;
}

export function surfaceOf(picture: Picture): Surface {
  const values = new Float32Array(WIDTH * WIDTH);
  for (let y = 0; y < SIDE; y++) {
    const row = picture.subarray(y * SIDE, (y + 1) * SIDE);
    values.set(row, (y + MARGIN) * WIDTH + MARGIN);
  }
  const smooth = smoothed(values); // else the steps of the pixels would be seen in the strokes
  const nearby = dilated(smooth);
  const depths = smoothed(nearby);
  const heights = smooth.map((value, i) => value / Math.max(depths[i]!, FAINTEST) - HALF);
  return {
    heights: withoutSpecks(heights, smooth, SPECK),
    densities: smoothed(dilated(nearby)).map((depth) =>
      Math.min(Math.max((depth - FAINTEST) / (FULL - FAINTEST), 0), 1),
    ),
  };
}

/** A cubic B-spline's heights at its own control points. */
function smoothed(values: Float32Array): Float32Array {
  return along(along(values, 1, spline), WIDTH, spline);
}

const spline = (values: Float32Array, i: number, step: number) =>
  ((values[i - step] ?? 0) + 4 * values[i]! + (values[i + step] ?? 0)) / 6;

/** The highest value in a square of REACH around each. */
function dilated(values: Float32Array): Float32Array {
  return along(along(values, 1, highest), WIDTH, highest);
}

function highest(values: Float32Array, i: number, step: number): number {
  let most = 0;
  for (let offset = -REACH; offset <= REACH; offset++) {
    most = Math.max(most, values[i + offset * step] ?? 0);
  }
  return most;
}

/** Every value by its neighbours in one direction. (Round the edge there is only margin.) */
function along(
  values: Float32Array,
  step: number,
  from: (values: Float32Array, i: number, step: number) => number,
): Float32Array {
  return values.map((_, i) => from(values, i, step));
}
