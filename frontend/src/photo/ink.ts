/** A grey picture of handwriting -> the ink of each digit; ink.py does the same. */
import { localMax, mapped, median, quantile, rounded, type Grid } from './grid';
import { contrastToPaper, hasDarkInk } from './paper';
import { digitsIn } from './parts';
import { withoutRuling } from './ruling';

const LEAST_CONTRAST = 0.12; // of ink to paper
const LEAST_CONTRAST_STDS = 7; // the same in standard deviations of the paper
const RAMP = { low: 0.35, high: 0.8 }; // shares of the ink's contrast that become no ink and full ink
const LEVELS = 256;
const LEAST_STROKE = 0.1; // of the digit's longer side: 2 of the 20 pixels of MNIST's digits
const MOST_STROKE = 0.35; // of it: what is wider was drawn with no pen
const MOST_DIGITS = 40;

/** The ink of each digit in [0, 1], cut out, in reading order; none where nothing is written. */
export function inksOf(grey: Grid): Grid[] {
  const contrast = contrastToPaper(hasDarkInk(grey) ? grey : mapped(grey, (value) => 1 - value));
  if (!rampOf(contrast)) return []; // in mere noise lines would be seen
  const unruled = withoutRuling(contrast);
  const ramp = rampOf(unruled);
  if (!ramp) return [];
  const { low, high } = ramp;
  const ink = mapped(unruled, (value) => Math.min(Math.max((value - low) / (high - low), 0), 1));
  const digits = digitsIn(ink);
  return digits.length > MOST_DIGITS ? [] : digits.filter(isWritten).map(thickEnough);
}

/** Up to where there is no ink, and from where there is full ink; undefined where too little stands out. */
function rampOf({ values }: Grid): { low: number; high: number } | undefined {
  const threshold = bestThreshold(values);
  const paper = values.filter((value) => value <= threshold);
  const ink = values.filter((value) => value > threshold);
  const middle = median(paper);
  const noise = 1.4826 * median(paper.map((value) => Math.abs(value - middle)));
  const fromPaper = ink.length > 0 ? quantile(ink, 0.9) - middle : 0;
  if (fromPaper < Math.max(LEAST_CONTRAST, LEAST_CONTRAST_STDS * noise)) return undefined;
  return { low: middle + RAMP.low * fromPaper, high: middle + RAMP.high * fromPaper };
}

/** The value that splits the numbers into the two most separate classes (Otsu 1979). */
function bestThreshold(values: Float64Array): number {
  const lowest = values.reduce((a, b) => Math.min(a, b));
  const highest = values.reduce((a, b) => Math.max(a, b));
  const width = (highest - lowest) / LEVELS || 1;
  const counts = new Float64Array(LEVELS);
  values.forEach((value) => counts[Math.min(Math.floor((value - lowest) / width), LEVELS - 1)]!++);
  const centre = (bin: number) => lowest + (bin + 0.5) * width;
  const total = counts.reduce((all, count, bin) => all + count * centre(bin), 0);
  let [below, sums, best, threshold] = [0, 0, -1, lowest];
  for (let bin = 0; bin < LEVELS - 1; bin++) {
    below += counts[bin]!;
    sums += counts[bin]! * centre(bin);
    const above = values.length - below;
    const between = below * above * (sums / below - (total - sums) / above) ** 2;
    if (between > best) [best, threshold] = [between, lowest + (bin + 1) * width];
  }
  return threshold;
}

/** Whether it is a line, and no disc, box or shadow. */
function isWritten(ink: Grid): boolean {
  const reach = Math.max(1, Math.ceil((MOST_STROKE * extentOf(ink)) / 2));
  return localMax(
    framed(ink, 1, (value) => Number(value <= 0.5), 1),
    reach,
  ).values.every(Boolean);
}

/** The ink with strokes as wide as MNIST's thin ones: those of a fine pen would fade. */
function thickEnough(ink: Grid): Grid {
  const missing = LEAST_STROKE * extentOf(ink) - strokeWidth(ink);
  return localMax(ink, Math.max(0, rounded(missing / 2)));
}

/** The longer side of what is more than half ink, in pixels less one. */
function extentOf({ width, values }: Grid): number {
  let [top, left, bottom, right] = [Infinity, Infinity, -Infinity, -Infinity];
  values.forEach((value, i) => {
    if (value <= 0.5) return;
    const [row, column] = [Math.floor(i / width), i % width];
    [top, bottom] = [Math.min(top, row), Math.max(bottom, row)];
    [left, right] = [Math.min(left, column), Math.max(right, column)];
  });
  return Math.max(bottom - top, right - left, 0);
}

/** Twice the area over the outline, as of a long stroke without its grain; 0 without ink. */
function strokeWidth(ink: Grid): number {
  const not = (value: number) => 1 - value;
  const grown = localMax(
    framed(ink, 2, (value) => Number(value > 0.5), 0),
    1,
  );
  const outside = localMax(mapped(grown, not), 1);
  const digit = mapped(outside, not);
  const beyond = localMax(outside, 1);
  let [area, outline] = [0, 0];
  digit.values.forEach((value, i) => {
    area += value;
    outline += value * beyond.values[i]!;
  });
  return outline > 0 ? (2 * area) / outline : 0;
}

/** Each value as `f` says, with `margin` pixels of `outer` around. */
function framed(grid: Grid, margin: number, f: (value: number) => number, outer: number): Grid {
  const width = grid.width + 2 * margin;
  const height = grid.height + 2 * margin;
  const values = new Float64Array(height * width).fill(outer);
  grid.values.forEach((value, i) => {
    const row = Math.floor(i / grid.width) + margin;
    values[row * width + (i % grid.width) + margin] = f(value);
  });
  return { height, width, values };
}
