/** A drawn digit brought into the form of MNIST's images; handwriting.py does the same. */
import { PIXELS, SIDE, type Picture } from './pixels';
import type { Ink } from './rasterize';

const TIE = 1e-9; // decides halves the same way in every language, however sums are rounded
/** Pixels of the longer side of MNIST's digits, 20 of 28; in pictures of another size the same share. */
export const BOX = rounded((20 * SIDE) / 28);
/** Of their mass, counted from the image's edge: it lies inside of pixel 14. */
export const CENTRE = SIDE / 2 + 0.5;
const FAINTEST_INK = 0.05; // what is fainter does not count for the digit's size

/**
 * The digit as MNIST has it, from ink of any size. Its longer side is scaled to BOX and its centre of
 * mass is moved to the image's, by whole pixels and no further than to the edge (LeCun et al. 1998, section III.A).
 *
 * Throws an Error when there is no ink.
 */
export function asMnist(ink: Ink): Picture {
  const digit = scaledToBox(cropped(ink));
  const { height, width, values } = digit;
  const top = firstPixel(rowSums(digit));
  const left = firstPixel(rowSums(transposed(digit)));

  const picture = new Float32Array(PIXELS);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const value = values[row * width + column]!;
      picture[(top + row) * SIDE + left + column] = Math.min(value, 1);
    }
  }
  return picture;
}

function cropped({ height, width, values }: Ink): Ink {
  let [top, left, bottom, right] = [height, width, 0, 0];
  values.forEach((value, i) => {
    if (value <= FAINTEST_INK) return;
    const [row, column] = [Math.floor(i / width), i % width];
    [top, bottom] = [Math.min(top, row), Math.max(bottom, row + 1)];
    [left, right] = [Math.min(left, column), Math.max(right, column + 1)];
  });
  if (bottom === 0) throw new Error('There is no ink in the drawing.');
  const rows = Array.from({ length: bottom - top }, (_, row) =>
    values.subarray((top + row) * width + left, (top + row) * width + right),
  );
  return fromRows(rows, right - left);
}

function scaledToBox(ink: Ink): Ink {
  const longer = Math.max(ink.height, ink.width);
  const [rows, columns] = [ink.height, ink.width].map((side) =>
    Math.max(1, rounded((BOX * side) / longer)),
  ) as [number, number];
  return transposed(averagedRows(transposed(averagedRows(ink, rows)), columns));
}

/** As many rows as wanted, each the mean of the part that it covers. */
function averagedRows({ height, width, values }: Ink, count: number): Ink {
  const size = height / count;
  const rows = Array.from({ length: count }, (_, i) => {
    const [start, end] = [size * i, size * i + size];
    const sums = new Float64Array(width);
    for (let row = Math.floor(start); row < Math.min(Math.ceil(end), height); row++) {
      const share = Math.max(Math.min(end, row + 1) - Math.max(start, row), 0) / size;
      for (let x = 0; x < width; x++) sums[x]! += share * values[row * width + x]!;
    }
    return sums;
  });
  return fromRows(rows, width);
}

function fromRows(rows: readonly Float64Array[], width: number): Ink {
  const values = new Float64Array(rows.length * width);
  rows.forEach((row, i) => values.set(row, i * width));
  return { height: rows.length, width, values };
}

function transposed({ height, width, values }: Ink): Ink {
  const turned = values.map((_, i) => values[(i % height) * width + Math.floor(i / height)]!);
  return { height: width, width: height, values: turned };
}

function rowSums({ height, width, values }: Ink): number[] {
  return Array.from({ length: height }, (_, row) =>
    values.subarray(row * width, (row + 1) * width).reduce((sum, value) => sum + value, 0),
  );
}

/** Where the row or column of sums `mass` starts in the image. */
function firstPixel(mass: readonly number[]): number {
  const total = mass.reduce((sum, value) => sum + value, 0);
  const centre = mass.reduce((sum, value, i) => sum + value * (i + 0.5), 0) / total;
  return Math.min(Math.max(rounded(CENTRE - centre), 0), SIDE - mass.length);
}

/** To the nearest whole number, halves up. */
function rounded(value: number): number {
  return Math.floor(value + 0.5 + TIE);
}
