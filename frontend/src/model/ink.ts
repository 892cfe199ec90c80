/**
 * A picture as ink: smooth strokes in place of pixels. They are where a smooth surface over the picture is above
 * half of its local depth, the highest value nearby: so a pale ghost has an edge as sharp as a stroke's, and is as
 * much paler as it is fainter.
 */
import { connectedParts } from './connectedParts';
import { SIDE, type Picture } from './pixels';

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
const PIXEL = (SIDE / 28) ** 2; // of a digit in 28
const SPECK = 1 * PIXEL; // ink of a part by itself, black pixels: no hand has written it, nothing is shown of it
const STROKE = 3 * PIXEL; // from here on it is shown whole

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
  const shares = smooth.map((value, i) => value / Math.max(depths[i]!, FAINTEST));
  const shown = withoutSpecks(shares, smooth);
  return {
    heights: shown.map((share) => share - HALF),
    densities: smoothed(dilated(nearby)).map((depth) =>
      Math.min(Math.max((depth - FAINTEST) / (FULL - FAINTEST), 0), 1),
    ),
  };
}

/** Parts of little ink shrink, and vanish: a step of the slider never takes one away that is seen. */
function withoutSpecks(shares: Float32Array, ink: Float32Array): Float32Array {
  const mask = Float64Array.from(shares, (share) => Number(share > HALF));
  const { values: parts } = connectedParts({ height: WIDTH, width: WIDTH, values: mask });
  const amounts: number[] = [];
  parts.forEach((part, i) => (amounts[part] = (amounts[part] ?? 0) + ink[i]!));
  const kept = amounts.map((amount) =>
    Math.min(Math.max((amount - SPECK) / (STROKE - SPECK), 0), 1),
  );
  return shares.map((share, i) => (parts[i]! > 0 ? share * kept[parts[i]!]! : share));
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
