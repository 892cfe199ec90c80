/** Ink as pixels, for files: its surface taken for the control points of a cubic B-spline. */
import { MARGIN, surfaceOf, WIDTH } from '../model/ink';
import { SIDE, type Picture } from '../model/pixels';

const SLOPE = 13; // of an edge, in depths a picture's width: such that it is about a pixel wide
const FOURS = WIDTH - 3; // of control points side by side, in a row

/** Where the pixels of a row, or of a column, are among the control points. */
interface Grid {
  readonly side: number;
  /** Of each pixel, the first of the four control points around it, and their cubic B-spline weights. */
  readonly first: Uint8Array;
  readonly weights: Float32Array;
  /** Of each four control points, the first of the pixels that they are around; at last the row's length. */
  readonly starts: Uint16Array;
}

let grid: Grid = gridOf(1);

/**
 * Draws a picture as ink on paper without colour: `pixels`, side * side of them, are RGBA as an ImageData has them
 * (little-endian), all of one colour, 0xBBGGRR, with the ink's density as their opacity.
 */
export function paintInk(
  pixels: Uint32Array,
  side: number,
  picture: Picture,
  colour: number,
): void {
  if (grid.side !== side) grid = gridOf(side);
  const { heights, densities } = surfaceOf(picture);
  const rowHeights = new Float32Array(WIDTH);
  const rowDensities = new Float32Array(WIDTH);
  pixels.fill(0);
  for (let y = 0; y < side; y++) {
    const deepest = rowOf(heights, y, rowHeights);
    if (deepest <= -SLOPE / side) continue; // paper
    rowOf(densities, y, rowDensities);
    paintRow(pixels.subarray(y * side, (y + 1) * side), rowHeights, rowDensities, colour);
  }
}

/** The control points of one row of pixels; the largest of them. */
function rowOf(surface: Float32Array, y: number, into: Float32Array): number {
  const { first, weights } = grid;
  const start = first[y]! * WIDTH;
  const [a, b, c, d] = [0, 1, 2, 3].map((i) => weights[4 * y + i]!) as [
    number,
    number,
    number,
    number,
  ];
  let largest = 0;
  for (let x = 0, i = start; x < WIDTH; x++, i++) {
    const value =
      a * surface[i]! +
      b * surface[i + WIDTH]! +
      c * surface[i + 2 * WIDTH]! +
      d * surface[i + 3 * WIDTH]!;
    into[x] = value;
    if (value > largest) largest = value;
  }
  return largest;
}

/** A B-spline stays between its control points: where all four are on one side of the edge nothing is computed. */
function paintRow(
  row: Uint32Array,
  heights: Float32Array,
  densities: Float32Array,
  colour: number,
): void {
  const { side, starts } = grid;
  const softness = Math.min(SLOPE / side, 1) / 2;
  for (let i = 0; i < FOURS; i++) {
    const [start, end] = [starts[i]!, starts[i + 1]!];
    if (highestOf(heights, i) <= -softness) continue;
    if (lowestOf(heights, i) >= softness && lowestOf(densities, i) >= 1) {
      row.fill((255 << 24) | colour, start, end);
    } else paintEdge(row, start, end, heights, densities, colour);
  }
}

/** Pixels that have the same control points around them. */
function paintEdge(
  row: Uint32Array,
  start: number,
  end: number,
  heights: Float32Array,
  densities: Float32Array,
  colour: number,
): void {
  const { side, weights, first } = grid;
  const steepness = Math.max(side / SLOPE, 1);
  const i = first[start]!;
  const [h0, h1, h2, h3] = [heights[i]!, heights[i + 1]!, heights[i + 2]!, heights[i + 3]!];
  const [d0, d1, d2, d3] = [densities[i]!, densities[i + 1]!, densities[i + 2]!, densities[i + 3]!];
  for (let x = start, w = 4 * start; x < end; x++, w += 4) {
    const [a, b, c, d] = [weights[w]!, weights[w + 1]!, weights[w + 2]!, weights[w + 3]!];
    const cover = (a * h0 + b * h1 + c * h2 + d * h3) * steepness + 0.5;
    if (cover <= 0) continue;
    const density = (a * d0 + b * d1 + c * d2 + d * d3) * Math.min(cover, 1);
    row[x] = ((255 * density + 0.5) << 24) | colour;
  }
}

function highestOf(points: Float32Array, i: number): number {
  return Math.max(points[i]!, points[i + 1]!, points[i + 2]!, points[i + 3]!);
}

function lowestOf(points: Float32Array, i: number): number {
  return Math.min(points[i]!, points[i + 1]!, points[i + 2]!, points[i + 3]!);
}

function gridOf(side: number): Grid {
  const first = new Uint8Array(side);
  const weights = new Float32Array(4 * side);
  for (let i = 0; i < side; i++) {
    const place = ((i + 0.5) / side) * SIDE - 0.5; // among the picture's pixels
    const before = Math.floor(place);
    first[i] = before - 1 + MARGIN;
    weights.set(splineWeights(place - before), 4 * i);
  }
  const starts = Uint16Array.from({ length: FOURS + 1 }, (_, i) => {
    const start = first.findIndex((point) => point >= i);
    return start < 0 ? side : start;
  });
  return { side, first, weights, starts };
}

/** Of a uniform cubic B-spline, a share of the way from the second of four control points to the third. */
function splineWeights(t: number): number[] {
  const [u, tt, ttt] = [1 - t, t * t, t * t * t];
  return [
    (u * u * u) / 6,
    (3 * ttt - 6 * tt + 4) / 6,
    (-3 * ttt + 3 * tt + 3 * t + 1) / 6,
    ttt / 6,
  ];
}
