/** A coloured picture -> a grey one in which the ink stands out best; colour.py does the same. */
import { gridOf, median, rounded, sum, type Grid } from './grid';
import type { Colours } from './grounds';

type Direction = readonly [number, number, number];

const BRIGHTNESS: Direction = [0.299, 0.587, 0.114]; // ITU-R BT.601
const SMALL_SIDE = 240; // of the picture in which the direction is looked for
const REACH = 0.12; // of its longer side: the mean of what is nearer is the paper's colour
const OUTLYING = 3; // medians of the distance from the paper
const CLEARLY = 1.5; // as well as brightness a direction must separate
const NOISE_FLOOR = 0.01; // of a picture without noise

/** Intensities in [0, 1] along the direction of colour that separates ink from paper best. */
export function greyOf(colours: Colours): Grid {
  const { values } = colours;
  const isGrey = values.every((value, i) => value === values[i - (i % 3)]);
  if (isGrey) return along(colours, [1, 0, 0]);
  const fromPaper = differences(reduced(colours));
  const distances = Float64Array.from({ length: fromPaper.length / 3 }, (_, i) =>
    Math.sqrt(fromPaper[3 * i]! ** 2 + fromPaper[3 * i + 1]! ** 2 + fromPaper[3 * i + 2]! ** 2),
  );
  const least = OUTLYING * median(distances);
  const outlying = fromPaper.filter((_, i) => distances[Math.floor(i / 3)]! > least);
  if (outlying.length === 0) return along(colours, BRIGHTNESS);
  const axis = mainAxis(outlying);
  const usual = separation(BRIGHTNESS, fromPaper, outlying);
  return along(
    colours,
    separation(axis, fromPaper, outlying) > CLEARLY * usual ? axis : BRIGHTNESS,
  );
}

/** The means of square blocks, as large as needed for the longer side to be small. */
function reduced(colours: Colours): Colours {
  const block = Math.ceil(Math.max(colours.height, colours.width) / SMALL_SIDE);
  const [height, width] = [Math.floor(colours.height / block), Math.floor(colours.width / block)];
  if (block === 1 || Math.min(height, width) < 1) return colours;
  const values = new Float64Array(3 * height * width);
  for (let row = 0; row < height * block; row++) {
    for (let column = 0; column < width * block; column++) {
      const to = 3 * (Math.floor(row / block) * width + Math.floor(column / block));
      const from = 3 * (row * colours.width + column);
      for (let i = 0; i < 3; i++) values[to + i]! += colours.values[from + i]! / block ** 2;
    }
  }
  return { height, width, values };
}

/** Of each pixel from the mean of the square around it, cut off at the picture's edge. */
function differences({ height, width, values }: Colours): Float64Array {
  const reach = Math.max(1, rounded(REACH * Math.max(height, width)));
  const down = meansAlong(values, height, 3 * width, reach);
  const means = new Float64Array(values.length);
  for (let row = 0; row < height; row++) {
    const own = down.subarray(3 * row * width, 3 * (row + 1) * width);
    means.set(meansAlong(own, width, 3, reach), 3 * row * width);
  }
  return values.map((value, i) => value - means[i]!);
}

/** Means over neighbouring rows; `step` numbers are in a row. */
function meansAlong(values: Float64Array, rows: number, step: number, reach: number): Float64Array {
  const sums = new Float64Array((rows + 1) * step);
  for (let i = 0; i < rows * step; i++) sums[i + step] = sums[i]! + values[i]!;
  return values.map((_, i) => {
    const [row, place] = [Math.floor(i / step), i % step];
    const [start, end] = [Math.max(row - reach, 0), Math.min(row + reach + 1, rows)];
    return (sums[end * step + place]! - sums[start * step + place]!) / (end - start);
  });
}

/** From 0 to 1 where the direction's parts sum to 1 without their signs. */
function along({ height, width, values }: Colours, direction: Direction): Grid {
  const sign = direction[0] + direction[1] + direction[2] >= 0 ? 1 : -1;
  const length = sum(direction.map(Math.abs));
  const [red, green, blue] = direction.map((part) => (sign * part) / length) as [
    number,
    number,
    number,
  ];
  const least = sum([red, green, blue].filter((part) => part < 0));
  const grey = gridOf(height, width);
  for (let i = 0; i < height * width; i++) {
    const mixed = red * values[3 * i]! + green * values[3 * i + 1]! + blue * values[3 * i + 2]!;
    grey.values[i] = Math.min(Math.max(mixed - least, 0), 1);
  }
  return grey;
}

/** How far the outlying lie from the paper, in noise of the paper. */
function separation(direction: Direction, all: Float64Array, outlying: Float64Array): number {
  const distances = (points: Float64Array) => {
    const length = Math.hypot(...direction);
    return Float64Array.from({ length: points.length / 3 }, (_, i) =>
      Math.abs(sum(direction.map((part, j) => (part / length) * points[3 * i + j]!))),
    );
  };
  const far = distances(outlying);
  return sum(far) / far.length / (1.4826 * median(distances(all)) + NOISE_FLOOR);
}

/** The direction of the largest second moment, by squaring the matrix. */
function mainAxis(points: Float64Array): Direction {
  const axes = [0, 1, 2] as const;
  let moments = axes.map((a) => axes.map((b) => momentOf(points, a, b)));
  for (let turn = 0; turn < 6; turn++) {
    const squared = moments.map((row) =>
      axes.map((b) => sum(row.map((value, i) => value * moments[i]![b]!))),
    );
    const trace = sum(axes.map((a) => squared[a]![a]!));
    moments = squared.map((row) => row.map((value) => value / trace));
  }
  const diagonal = axes.map((a) => moments[a]![a]!);
  const largest = diagonal.indexOf(Math.max(...diagonal));
  return moments.map((row) => row[largest]!) as unknown as Direction;
}

function momentOf(points: Float64Array, a: number, b: number): number {
  let total = 0;
  for (let i = 0; i < points.length; i += 3) total += points[i + a]! * points[i + b]!;
  return total;
}
