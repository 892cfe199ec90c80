/** A checkerboard that stands for transparency -> one colour; grounds.py does the same. */
import { median, quantile } from './grid';

/** Intensities in [0, 1] of red, green and blue, pixel after pixel. */
export interface Colours {
  readonly height: number;
  readonly width: number;
  readonly values: Float64Array;
}

const NEUTRAL = 0.03; // most that the channels of a grey differ
const SAME = 0.025; // most that a value differs from its level
const [LEAST_APART, MOST_APART] = [0.03, 0.4]; // of the two greys
const LEAST_SHARE = 0.3; // of the border that each of the two greys has
const LEAST_TURNS = 8; // between the two greys along the border
const LEVELS = 32;

/** The picture with the two greys of a checkerboard made one; other pictures as they are. */
export function withoutCheckers(colours: Colours): Colours {
  const greys = neutralBorder(colours);
  const levels = greys && twoLevels(greys);
  if (!levels || turns(greys, levels) < LEAST_TURNS) return colours;
  const [low, high] = levels;
  const apart = high - low;
  const values = colours.values.map(
    (value) => (value - Math.min(Math.max(value - low, 0), apart)) / (1 - apart),
  );
  return { ...colours, values };
}

/** The greys of the border, once around; undefined where it has colours. */
function neutralBorder(colours: Colours): Float64Array | undefined {
  const pixels = border(colours).map((i) => colours.values.subarray(3 * i, 3 * i + 3));
  const spreads = pixels.map((pixel) => Math.max(...pixel) - Math.min(...pixel));
  if (quantile(Float64Array.from(spreads), 0.9) > NEUTRAL) return undefined;
  return Float64Array.from(pixels, ([red = 0, green = 0, blue = 0]) => (red + green + blue) / 3);
}

function border({ height, width }: { height: number; width: number }): number[] {
  const places: number[] = [];
  for (let column = 0; column < width; column++) places.push(column);
  for (let row = 1; row < height; row++) places.push(row * width + width - 1);
  for (let column = width - 2; column >= 0; column--) places.push((height - 1) * width + column);
  for (let row = height - 2; row > 0; row--) places.push(row * width);
  return places;
}

/** The two most frequent values, the lower first, where nearly all are one of them. */
function twoLevels(greys: Float64Array): [number, number] | undefined {
  const bins = greys.map((grey) => Math.min(Math.floor(grey * LEVELS), LEVELS - 1));
  const counts = Array.from({ length: LEVELS }, (_, bin) => bins.filter((b) => b === bin).length);
  const order = counts.map((_, bin) => bin).toSorted((a, b) => counts[b]! - counts[a]! || b - a);
  const peaks = order.slice(0, 2).toSorted((a, b) => a - b);
  if (Math.min(...peaks.map((bin) => counts[bin]!)) < (LEAST_SHARE * greys.length) / 3)
    return undefined;
  const levels = peaks.map((bin) => median(greys.filter((_, i) => bins[i] === bin)));
  const shares = levels.map(
    (level) => greys.filter((grey) => Math.abs(grey - level) < SAME).length / greys.length,
  );
  const [low = 0, high = 0] = levels;
  const fits =
    high - low > LEAST_APART && high - low < MOST_APART && Math.min(...shares) >= LEAST_SHARE;
  return fits ? [low, high] : undefined;
}

function turns(greys: Float64Array, [low, high]: [number, number]): number {
  const isHigh = Array.from(greys, (grey) => grey > (low + high) / 2);
  return isHigh.filter((value, i) => i > 0 && value !== isHigh[i - 1]).length;
}
