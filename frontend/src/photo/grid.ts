/** Numbers in rows, as of a grey picture, and what is done with them; paper.py and ruling.py use NumPy. */
import type { Ink } from '../model/rasterize';

/** Rows of numbers; a mask has 1 where it holds and 0 elsewhere. */
export type Grid = Ink;

const TIE = 1e-9; // decides halves the same way in every language, however sums are rounded

/** To the nearest whole number, halves up. */
export function rounded(value: number): number {
  return Math.floor(value + 0.5 + TIE);
}

export function gridOf(height: number, width: number): Grid {
  return { height, width, values: new Float64Array(height * width) };
}

export function mapped(
  { height, width, values }: Grid,
  f: (value: number, i: number) => number,
): Grid {
  return { height, width, values: values.map(f) };
}

export function transposed({ height, width, values }: Grid): Grid {
  const turned = gridOf(width, height);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      turned.values[column * height + row] = values[row * width + column]!;
    }
  }
  return turned;
}

/** The largest value within `reach` pixels in both directions. */
export function localMax(grid: Grid, reach: number): Grid {
  return maxAcross(maxDown(grid, reach), reach);
}

export function localMin(grid: Grid, reach: number): Grid {
  const negative = (value: number) => -value;
  return mapped(localMax(mapped(grid, negative), reach), negative);
}

/** The largest value within `reach` pixels to the left and to the right. */
export function maxAcross(grid: Grid, reach: number): Grid {
  return transposed(maxDown(transposed(grid), reach));
}

/** The largest value within `reach` pixels above and below, by doubling the window. */
export function maxDown({ height, width, values }: Grid, reach: number): Grid {
  let rows = height + 2 * reach;
  let largest = new Float64Array(rows * width);
  for (let row = 0; row < rows; row++) {
    const from = Math.min(Math.max(row - reach, 0), height - 1);
    largest.set(values.subarray(from * width, (from + 1) * width), row * width);
  }
  for (let covered = 1; covered < 2 * reach + 1;) {
    const step = Math.min(covered, 2 * reach + 1 - covered);
    rows -= step;
    const next = new Float64Array(rows * width);
    for (let i = 0; i < next.length; i++) {
      const [a, b] = [largest[i]!, largest[i + step * width]!];
      next[i] = a > b ? a : b;
    }
    largest = next;
    covered += step;
  }
  return { height, width, values: largest };
}

export function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i]!;
  return total;
}

/** The value below which the share lies, between two of the numbers by their distance; 0 of none. */
export function quantile(values: Float64Array, share: number): number {
  const sorted = values.toSorted();
  const at = share * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0];
  return low + (at - Math.floor(at)) * (high - low);
}

export function median(values: Float64Array): number {
  return quantile(values, 0.5);
}
