/** Contrasts of a page -> the same without its ruled lines; ruling.py does the same, and says how. */
import {
  gridOf,
  mapped,
  maxAcross,
  maxDown,
  median,
  quantile,
  rounded,
  sum,
  transposed,
  type Grid,
} from './grid';

const LEAST_SIDE = 96; // pixels: in smaller pictures lines and strokes look alike
const THICKEST = 0.01; // of the longer side
const BLOCKS = 120; // along a line
const TILTS = Array.from({ length: 61 }, (_, i) => Math.tan((((i - 30) / 2) * Math.PI) / 180));
const LEAST_CONTRAST = 0.012; // of a line to its paper
const LEAST_TIMES_MEAN = 2; // the same in means of all ridges, which are many where there is noise
const FAINTEST = 0.15; // the same as a share of the strongest: fainter lines are below what counts as ink
const TILT_STEP = 3; // of the blocks: those between hardly tell more of the tilt
const BEND = 0.25; // what a row's step aside costs, in blocks of line
const AT_EDGE = 3; // blocks: there a line begins that comes from outside
const ALONE = 0.93; // of the page that a single line must cross, net of its gaps
const LONG = 0.85; // the same for one of two, as of a frame, and for a faint one
const FAINT = 0.4; // of the strongest ridge
const AMONG = 0.45; // the same for one of several
const SEVERAL = 3;
const DETOUR = 4; // blocks by which a line may be shorter than the best one near it
const FADED = 0.25; // of the line's contrast: there the paper begins
const DARKER = 2; // times the line: that is ink
const CROSSING = 0.5; // of the line's contrast, beside it: a stroke

/** The contrasts with 0 where a line of the paper is and no stroke crosses it. */
export function withoutRuling(contrast: Grid): Grid {
  if (Math.min(contrast.height, contrast.width) < LEAST_SIDE) return contrast;
  return transposed(withoutLevelLines(transposed(withoutLevelLines(contrast))));
}

function withoutLevelLines(contrast: Grid): Grid {
  const reach = Math.max(2, rounded(THICKEST * Math.max(contrast.height, contrast.width)));
  const lines = lineMask(contrast, reach);
  const onLines = contrast.values.filter((_, i) => lines.values[i]! > 0);
  if (onLines.length === 0) return contrast;
  const level = median(onLines);
  const footprint = wholeWidth(contrast, lines, level, reach);
  const around = maxDown(footprint, 1);
  const beside = mapped(around, (value, i) =>
    Number(value > 0 && footprint.values[i] === 0 && contrast.values[i]! > CROSSING * level),
  );
  const crossed = maxAcross(maxDown(beside, 2 * reach), 1);
  return mapped(contrast, (value, i) =>
    footprint.values[i]! > 0 && crossed.values[i] === 0 && value < DARKER * level ? 0 : value,
  );
}

/** Where lines are that cross the page within 15 degrees, no thicker than `reach` pixels. */
function lineMask(contrast: Grid, reach: number): Grid {
  const size = Math.max(1, rounded(contrast.width / BLOCKS));
  const ridges = ridgesOf(contrast, reach);
  const pooled = blockMeans(ridges, size);
  const strongest = quantile(pooled.values, 0.999);
  const mean = sum(pooled.values) / pooled.values.length;
  const least = Math.max(LEAST_CONTRAST, LEAST_TIMES_MEAN * mean, FAINTEST * strongest);
  const isRidge = mapped(pooled, (value) => Number(value > least));
  const near = maxDown(isRidge, 1);
  const shown = blockMeans(contrast, size);
  const evidence = mapped(near, (value, i) => (value > 0 ? 1 : shown.values[i]! > least ? 0 : -1));
  const shifts = shiftsOf(bestTilt(isRidge, size), size, pooled.width);
  const strength = meansAlong(maxDown(sheared(pooled, shifts), 2));
  const isFaint = mapped(strength, (value) => Number(value < FAINT * strongest));
  const back = shifts.map((shift) => -shift);
  const isLine = sheared(lineMaskOf(sheared(evidence, shifts), isFaint, reach), back);
  return mapped(contrast, (_, i) => {
    const row = Math.floor(i / contrast.width);
    const block = row * pooled.width + Math.floor((i % contrast.width) / size);
    return Number(isRidge.values[block]! > 0 && isLine.values[block]! > 0 && ridges.values[i]! > 0);
  });
}

/** How far each pixel stands out from those `reach` above and below. */
function ridgesOf({ height, width, values }: Grid, reach: number): Grid {
  const ridges = gridOf(height, width);
  for (let row = 0; row < height; row++) {
    const above = Math.max(row - reach, 0) * width;
    const below = Math.min(row + reach, height - 1) * width;
    for (let column = 0; column < width; column++) {
      const beside = Math.max(values[above + column]!, values[below + column]!);
      ridges.values[row * width + column] = Math.max(values[row * width + column]! - beside, 0);
    }
  }
  return ridges;
}

/** Of `size` columns each; the last block repeats the last column where it lacks some. */
function blockMeans({ height, width, values }: Grid, size: number): Grid {
  const means = gridOf(height, Math.ceil(width / size));
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < means.width * size; column++) {
      const value = values[row * width + Math.min(column, width - 1)]!;
      means.values[row * means.width + Math.floor(column / size)]! += value / size;
    }
  }
  return means;
}

/** By how many rows a line of this tilt lies lower in each block than in the middle one. */
function shiftsOf(tilt: number, size: number, blocks: number): number[] {
  return Array.from({ length: blocks }, (_, block) =>
    rounded(tilt * size * (block - (blocks - 1) / 2)),
  );
}

/** The tilt along which the ridges' sums differ most; the least one of equals. */
function bestTilt(isRidge: Grid, size: number): number {
  const { height, width, values } = isRidge;
  const score = (tilt: number) => {
    const sums = new Float64Array(3 * height);
    shiftsOf(tilt, size, width).forEach((shift, block) => {
      if (block % TILT_STEP > 0) return;
      const start = height - Math.max(-height, Math.min(shift, height));
      for (let row = 0; row < height; row++) sums[start + row]! += values[row * width + block]!;
    });
    return sum(sums.map((value) => value * value));
  };
  const scores = TILTS.map(score);
  const isBetter = (a: number, b: number) =>
    scores[a]! > scores[b]! ||
    (scores[a] === scores[b] && Math.abs(TILTS[a]!) < Math.abs(TILTS[b]!));
  return TILTS[scores.reduce((best, _, i) => (isBetter(i, best) ? i : best), 0)]!;
}

/** Each block moved up by its shift; 0 where it comes from outside. */
function sheared({ height, width, values }: Grid, shifts: readonly number[]): Grid {
  const moved = gridOf(height, width);
  shifts.forEach((shift, block) => {
    const end = height - Math.max(0, shift);
    for (let row = Math.max(0, -shift); row < end; row++) {
      moved.values[row * width + block] = values[(row + shift) * width + block]!;
    }
  });
  return moved;
}

/** Where a line runs: from one side of the page to the other, or several from either side. */
function lineMaskOf(evidence: Grid, isFaint: Grid, reach: number): Grid {
  const turned = flipped(evidence);
  const toLeft = bestBefore(evidence, AT_EDGE);
  const toRight = flipped(bestBefore(turned, AT_EDGE));
  const [before, after] = [bestBefore(evidence), flipped(bestBefore(turned))];
  const across = mapped(evidence, (value, i) => toLeft.values[i]! + toRight.values[i]! - value);
  const fromOne = mapped(
    evidence,
    (value, i) =>
      Math.max(toLeft.values[i]! + after.values[i]!, toRight.values[i]! + before.values[i]!) -
      value,
  );
  const blocks = evidence.width;
  const some = mapped(fromOne, (value, i) =>
    Number(value >= AMONG * blocks && evidence.values[i]! > 0),
  );
  if (countOf(some) >= SEVERAL) {
    return bestNearby(
      fromOne,
      mapped(fromOne, (value) => Number(value >= AMONG * blocks)),
      reach,
    );
  }
  const long = mapped(across, (value, i) =>
    Number(value >= LONG * blocks && evidence.values[i]! > 0),
  );
  const areTwo = countOf(mapped(long, (value, i) => value * (1 - isFaint.values[i]!))) > 1;
  const isLine = mapped(across, (value, i) =>
    Number((long.values[i]! > 0 && (areTwo || isFaint.values[i]! > 0)) || value >= ALONE * blocks),
  );
  return bestNearby(across, isLine, reach);
}

function bestNearby(lengths: Grid, isLine: Grid, reach: number): Grid {
  const nearby = maxDown(lengths, 2 * reach);
  return mapped(
    isLine,
    (value, i) => value * Number(lengths.values[i]! >= nearby.values[i]! - DETOUR),
  );
}

/** The mean of the half of the row that lies around each block. */
function meansAlong({ height, width, values }: Grid): Grid {
  const quarter = Math.floor(width / 4);
  const means = gridOf(height, width);
  for (let row = 0; row < height; row++) {
    const own = values.subarray(row * width, (row + 1) * width);
    for (let block = 0; block < width; block++) {
      const around = own.subarray(
        Math.max(block - quarter, 0),
        Math.min(block + quarter + 1, width),
      );
      means.values[row * width + block] = sum(around) / around.length;
    }
  }
  return means;
}

/** The most parts of the mask above each other. */
function countOf({ height, width, values }: Grid): number {
  const counts = new Float64Array(width);
  for (let i = 0; i < height * width; i++) {
    if (values[i]! > 0 && !(values[i - width]! > 0)) counts[i % width]!++;
  }
  return Math.max(...counts);
}

/** The length of the best line that ends at each place, itself included. */
function bestBefore({ height, width, values }: Grid, starts = width): Grid {
  const best = gridOf(height, width);
  let before = new Float64Array(height);
  for (let block = 0; block < width; block++) {
    const here = new Float64Array(height);
    for (let row = 0; row < height; row++) {
      const aside = Math.max(before[row - 1] ?? -Infinity, before[row + 1] ?? -Infinity) - BEND;
      const longest = Math.max(before[row]!, aside);
      here[row] = (block < starts ? Math.max(longest, 0) : longest) + values[row * width + block]!;
      best.values[row * width + block] = here[row]!;
    }
    before = here;
  }
  return best;
}

function flipped({ height, width, values }: Grid): Grid {
  const turned = gridOf(height, width);
  for (let row = 0; row < height; row++) {
    turned.values.set(values.subarray(row * width, (row + 1) * width).toReversed(), row * width);
  }
  return turned;
}

/** The lines made wider until the paper begins beside most of them. */
function wholeWidth(contrast: Grid, lines: Grid, level: number, reach: number): Grid {
  let widened = lines;
  for (let turn = 0; turn < reach; turn++) {
    const [narrow, wider] = [widened, maxDown(widened, 1)];
    widened = wider;
    const beside = contrast.values.filter((_, i) => wider.values[i]! > 0 && narrow.values[i] === 0);
    if (beside.length === 0 || median(beside) < FADED * level) break;
  }
  return widened;
}
