/** A grey picture of handwriting in any light -> its contrast to the paper; paper.py does the same. */
import { gridOf, localMax, localMin, mapped, sum, type Grid } from './grid';

const STROKE_SHARE = 0.3; // of the picture's shorter side: wider dark areas count as shadow, not as ink
const DARKEST_PAPER = 0.1; // what is darker is no paper, and not divided by
const CLEAR_SKEW = 0.3; // below it the border decides
const LAMP_SIDE = 128; // of the picture of which the light is fitted

/** Whether the ink is darker than what it is written on: it is the long tail of the brightness. */
export function hasDarkInk(grey: Grid): boolean {
  const light = lightOf(grey);
  const level = grey.values.map((value, i) => value - light.values[i]!);
  const mean = sum(level) / level.length;
  const moment = (power: number) =>
    sum(level.map((value) => (value - mean) ** power)) / level.length;
  const spread = Math.sqrt(moment(2));
  const skew = spread > 0 ? moment(3) / spread ** 3 : 0;
  if (Math.abs(skew) > CLEAR_SKEW) return skew < 0;
  return borderMean(grey) > sum(grey.values) / grey.values.length;
}

function borderMean({ height, width, values }: Grid): number {
  let total = 0;
  for (let column = 0; column < width; column++) {
    total += values[column]! + values[(height - 1) * width + column]!;
  }
  for (let row = 0; row < height; row++)
    total += values[row * width]! + values[row * width + width - 1]!;
  return total / (2 * (height + width));
}

/** How much darker each pixel is than the paper under it, as a share of the paper's brightness. */
export function contrastToPaper(grey: Grid): Grid {
  const bright = withoutStrokes(grey);
  const lamp = lightOf(bright);
  const rest = withoutStrokes(mapped(grey, (value, i) => value - lamp.values[i]!));
  return mapped(grey, (value, i) => {
    const paper = Math.min(bright.values[i]!, lamp.values[i]! + rest.values[i]!);
    return 1 - value / Math.max(paper, DARKEST_PAPER);
  });
}

/** A morphological closing. */
function withoutStrokes(grey: Grid): Grid {
  const side = Math.min(grey.height, grey.width);
  const reach = Math.max(1, Math.floor((STROKE_SHARE * side) / 2));
  return localMin(localMax(grey, reach), reach);
}

/** The parabola in both directions nearest to the picture: lamps and vignettes. */
export function lightOf({ height, width, values }: Grid): Grid {
  const step = Math.max(1, Math.floor(Math.max(height, width) / LAMP_SIDE));
  const products = Array.from({ length: 6 }, () => new Float64Array(7));
  for (let row = Math.floor(step / 2); row < height; row += step) {
    for (let column = Math.floor(step / 2); column < width; column += step) {
      const terms = [
        ...powers(place(row, height), place(column, width)),
        values[row * width + column]!,
      ];
      products.forEach((line, i) => terms.forEach((term, j) => (line[j]! += terms[i]! * term)));
    }
  }
  const weights = solved(products);
  const light = gridOf(height, width);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const terms = powers(place(row, height), place(column, width));
      let value = 0;
      for (let i = 0; i < 6; i++) value += weights[i]! * terms[i]!;
      light.values[row * width + column] = value;
    }
  }
  return light;
}

/** From -1 to 1. */
function place(i: number, count: number): number {
  return count > 1 ? (2 * i) / (count - 1) - 1 : -1;
}

function powers(y: number, x: number): [number, number, number, number, number, number] {
  return [1, y, x, y * y, x * x, x * y];
}

/** The solution of linear equations, their right side in the last column; the smallest parts are left out. */
function solved(lines: Float64Array[]): Float64Array {
  const count = lines.length;
  const largest = Math.max(...lines.map((line, i) => Math.abs(line[i]!)));
  const weights = new Float64Array(count);
  const used: number[] = [];
  for (let column = 0; column < count; column++) {
    const free = lines.map((_, i) => i).filter((i) => !used.includes(i));
    const pivot = free.reduce((a, b) =>
      Math.abs(lines[b]![column]!) > Math.abs(lines[a]![column]!) ? b : a,
    );
    const head = lines[pivot]![column]!;
    if (Math.abs(head) < 1e-10 * largest) continue;
    used[column] = pivot;
    lines.forEach((line, i) => {
      if (i === pivot) return;
      const share = line[column]! / head;
      line.forEach((_, j) => (line[j]! -= share * lines[pivot]![j]!));
    });
  }
  used.forEach(
    (pivot, column) => (weights[column] = lines[pivot]![count]! / lines[pivot]![column]!),
  );
  return weights;
}
