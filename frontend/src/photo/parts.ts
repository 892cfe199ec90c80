/** Ink on a page -> the digits written there; parts.py does the same. */
import { connectedParts, neighbours } from '../model/connectedParts';
import { gridOf, rounded, type Grid } from './grid';

const BLOCKS = 160; // a side: gaps between strokes below one block connect
const FULL = 0.25; // ink that makes a block one of a part
const LEAST_PART = 0.03; // of the largest part's ink: smaller ones are specks
const SMALL = 0.5; // of the largest part's size: it may belong to a digit beside it
const ASIDE = { down: 0.25, across: 0.12 }; // of that digit's size: no further
const REACH = 0.08; // of the height of both, for parts of like sizes, one above the other
const REACH_OF_FLAT = 0.25; // the same where one is flat, such as the bar of a 5
const FLAT = 0.5; // of the higher one's height
const ABOVE = 0.3; // of the narrower one's width that lies above or below the other, or
const BESIDE = 0.6; // where they are beside each other, as two digits are, too
const RIM = 0.08; // of the picture's sides: a part that lies there is no digit, but what is around it
const LEAST_INSIDE = 0.3; // of a digit's ink
const LEAST_DIGIT = 0.4; // of the largest digit's size

/** Ink that belongs together: the numbers of its pieces and its box, ends excluded. */
interface Part {
  readonly numbers: ReadonlySet<number>;
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** The ink of each digit alone, cut out, in reading order; none where there is no ink. */
export function digitsIn(ink: Grid): Grid[] {
  const size = Math.max(1, rounded(Math.max(ink.height, ink.width) / BLOCKS));
  const { numbers, amounts } = piecesOf(ink, size);
  const kept = withoutSpecksAndEdges(numbers, amounts);
  const digits = largeOnes(joined(kept.map((number) => partOf(numbers, number))));
  return inReadingOrder(digits).map((digit) => cutOut(ink, numbers, digit, size));
}

function sizeOf({ top, left, bottom, right }: Part): number {
  return Math.max(bottom - top, right - left);
}

/** The connected parts of blocks of `size` pixels a side, and how much ink each has. */
function piecesOf({ height, width, values }: Grid, size: number) {
  const mask = gridOf(Math.ceil(height / size), Math.ceil(width / size));
  const inks = new Float64Array(mask.values.length);
  values.forEach((value, i) => {
    const row = Math.floor(Math.floor(i / width) / size);
    const block = row * mask.width + Math.floor((i % width) / size);
    inks[block]! += value;
    if (value > FULL) mask.values[block] = 1;
  });
  const numbers = connectedParts(mask);
  const amounts: number[] = [0];
  numbers.values.forEach((number, block) => {
    if (number > 0) amounts[number] = (amounts[number] ?? 0) + inks[block]!;
  });
  return { numbers, amounts };
}

/** The pieces that are no specks and, where there are others, do not touch the edge. */
function withoutSpecksAndEdges(numbers: Grid, amounts: readonly number[]): number[] {
  const rim = atTheRim(numbers, amounts.length);
  const edge = atTheEdge(numbers);
  const all = amounts.map((_, number) => number).filter((number) => number > 0 && !rim.has(number));
  const largest = Math.max(...amounts);
  for (const candidates of [all.filter((number) => !edge.has(number)), all]) {
    const most = Math.max(0, ...candidates.map((number) => amounts[number]!));
    if (most > LEAST_PART * largest) {
      return candidates.filter((number) => amounts[number]! > LEAST_PART * most);
    }
  }
  return [];
}

function atTheEdge({ height, width, values }: Grid): Set<number> {
  return new Set(
    values.filter((_, i) => {
      const [row, column] = [Math.floor(i / width), i % width];
      return row === 0 || column === 0 || row === height - 1 || column === width - 1;
    }),
  );
}

/** The pieces that lie along the edge of the picture, as its frame or the rest of a shadow. */
function atTheRim({ height, width, values }: Grid, count: number): Set<number> {
  const rim = Math.max(1, rounded(RIM * Math.min(height, width)));
  const [counts, inside] = [new Float64Array(count), new Float64Array(count)];
  values.forEach((number, i) => {
    const [row, column] = [Math.floor(i / width), i % width];
    counts[number]!++;
    if (row >= rim && column >= rim && row < height - rim && column < width - rim)
      inside[number]!++;
  });
  const outer = Array.from(counts, (_, number) => number);
  return new Set(outer.filter((number) => inside[number]! < LEAST_INSIDE * counts[number]!));
}

function partOf({ width, values }: Grid, number: number): Part {
  let [top, left, bottom, right] = [Infinity, Infinity, 0, 0];
  values.forEach((other, i) => {
    if (other !== number) return;
    const [row, column] = [Math.floor(i / width), i % width];
    [top, bottom] = [Math.min(top, row), Math.max(bottom, row + 1)];
    [left, right] = [Math.min(left, column), Math.max(right, column + 1)];
  });
  return { numbers: new Set([number]), top, left, bottom, right };
}

/** Parts of one digit made one: those of like sizes, then each small one with its nearest. */
function joined(parts: readonly Part[]): Part[] {
  const largest = Math.max(0, ...parts.map(sizeOf));
  const isLarge = (part: Part) => sizeOf(part) >= SMALL * largest;
  const large = stacked(parts.filter(isLarge));
  const whole = [...large];
  const alone: Part[] = [];
  for (const small of parts.filter((part) => !isLarge(part))) {
    const distances = large.map((digit) => distance(small, digit));
    const nearest = distances.indexOf(Math.min(...distances));
    if (distances[nearest]! <= 1) whole[nearest] = both(whole[nearest]!, small);
    else alone.push(small);
  }
  return [...whole, ...alone];
}

function stacked(parts: readonly Part[]): readonly Part[] {
  for (const [i, first] of parts.entries()) {
    for (const second of parts.slice(i + 1)) {
      if (!belongTogether(first, second)) continue;
      const others = parts.filter((part) => part !== first && part !== second);
      return stacked([...others, both(first, second)]);
    }
  }
  return parts;
}

/** Whether parts of like sizes are of one digit: they overlap, or one is close above. */
function belongTogether(one: Part, other: Part): boolean {
  const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const heights = [one.bottom - one.top, other.bottom - other.top];
  const [lower, higher] = [Math.min(...heights), Math.max(...heights)];
  const narrower = Math.min(one.right - one.left, other.right - other.left);
  if (2 * down > lower) return across >= BESIDE * narrower;
  const reach = lower < FLAT * higher ? REACH_OF_FLAT : REACH;
  return -down <= reach * (lower + higher - down) && across >= ABOVE * narrower;
}

/** Of a small part to a digit; at 1 it is as far away as a part of it may be. */
function distance(small: Part, large: Part): number {
  const down = Math.max(small.top - large.bottom, large.top - small.bottom, 0);
  const across = Math.max(small.left - large.right, large.left - small.right, 0);
  return Math.max(down / ASIDE.down, across / ASIDE.across) / sizeOf(large);
}

function both(one: Part, other: Part): Part {
  return {
    numbers: new Set([...one.numbers, ...other.numbers]),
    top: Math.min(one.top, other.top),
    left: Math.min(one.left, other.left),
    bottom: Math.max(one.bottom, other.bottom),
    right: Math.max(one.right, other.right),
  };
}

function largeOnes(parts: readonly Part[]): Part[] {
  const largest = Math.max(0, ...parts.map(sizeOf));
  return parts.filter((part) => sizeOf(part) >= LEAST_DIGIT * largest);
}

/** Line after line, from the left: a line is what overlaps with the middle of its first part. */
function inReadingOrder(parts: readonly Part[]): Part[] {
  const ordered: Part[] = [];
  let left = parts.toSorted((a, b) => a.top - b.top);
  while (left[0]) {
    const middle = (left[0].top + left[0].bottom) / 2;
    ordered.push(...left.filter((part) => part.top <= middle).toSorted((a, b) => a.left - b.left));
    left = left.filter((part) => part.top > middle);
  }
  return ordered;
}

/** The ink of the part's pieces alone, with a block around them. */
function cutOut(ink: Grid, numbers: Grid, part: Part, size: number): Grid {
  const [top, left] = [Math.max(part.top - 1, 0), Math.max(part.left - 1, 0)];
  const bottom = Math.min(part.bottom + 1, numbers.height);
  const right = Math.min(part.right + 1, numbers.width);
  const isOwn = (row: number, column: number) =>
    neighbours(row * numbers.width + column, numbers.height, numbers.width).some((near) =>
      part.numbers.has(numbers.values[near]!),
    );
  const cut = gridOf(
    Math.min(bottom * size, ink.height) - top * size,
    Math.min(right * size, ink.width) - left * size,
  );
  for (let row = top; row < bottom; row++) {
    for (let column = left; column < right; column++) {
      if (isOwn(row, column)) copyBlock(ink, cut, [row - top, column - left], [top, left], size);
    }
  }
  return cut;
}

function copyBlock(
  from: Grid,
  to: Grid,
  [row, column]: readonly [number, number],
  [top, left]: readonly [number, number],
  size: number,
): void {
  for (let y = row * size; y < Math.min((row + 1) * size, to.height); y++) {
    for (let x = column * size; x < Math.min((column + 1) * size, to.width); x++) {
      to.values[y * to.width + x] = from.values[(top * size + y) * from.width + left * size + x]!;
    }
  }
}
