/** Digits in a line, as near to each other as handwriting is: blenddigits/figures/line.py has the same. */
import { SIDE, type Picture } from './pixels';

const GAP = 3; // pixels of the network's between two digits, where they are nearest
const MARGIN = 4; // on all sides
const REACH = 3; // rows above and below in which a neighbour is kept away
const NO_INK = 0.3;

/** Where the upper left corner of a digit's picture is, in pixels of the network's. */
export interface PlacedAt {
  readonly x: number;
  readonly y: number;
}

/** A line as wide as it needs, SIDE pixels high. */
export interface Line {
  readonly places: readonly PlacedAt[];
  readonly width: number;
}

/** In each row the ink's first column and the one after its last. */
interface Edges {
  readonly left: readonly number[];
  readonly right: readonly number[];
}

/** The digits GAP apart, each with its middle half way down; at least one. */
export function lineOf(pictures: readonly Picture[]): Line {
  const edges = pictures.map(edgesOf);
  const xs: number[] = [];
  edges.forEach((own, i) => {
    if (i === 0) xs.push(MARGIN - Math.min(...own.left));
    else xs.push(xs[i - 1]! + GAP + nearest(edges[i - 1]!, own));
  });
  const ends = edges.map(({ right }, i) => xs[i]! + Math.max(...right));
  const places = pictures.map((picture, i) => ({ x: xs[i]!, y: SIDE / 2 - middle(picture) }));
  return { places, width: Math.max(...ends) + MARGIN };
}

/** How far a digit moves to touch the one before it; as blocks, where no row has ink of both. */
function nearest({ right }: Edges, { left }: Edges): number {
  const distance = Math.max(...right.map((end, row) => end - left[row]!));
  return Number.isFinite(distance) ? distance : Math.max(...right) - Math.min(...left);
}

/** Of the rows nearby; where none of them has ink, at infinity and minus infinity. */
function edgesOf(picture: Picture): Edges {
  const rows = Array.from({ length: SIDE }, (_, y) =>
    Array.from(picture.subarray(y * SIDE, (y + 1) * SIDE), (value) => value > NO_INK),
  );
  if (!rows.some((row) => row.includes(true))) {
    const half = Array.from<number>({ length: SIDE }).fill(SIDE / 2);
    return { left: half, right: half };
  }
  const first = rows.map((row) => (row.includes(true) ? row.indexOf(true) : Infinity));
  const end = rows.map((row) => (row.includes(true) ? row.lastIndexOf(true) + 1 : -Infinity));
  const nearby = (columns: readonly number[], y: number) =>
    columns.slice(Math.max(y - REACH, 0), y + REACH + 1);
  return {
    left: first.map((_, y) => Math.min(...nearby(first, y))),
    right: end.map((_, y) => Math.max(...nearby(end, y))),
  };
}

/** Of the rows that have ink. */
function middle(picture: Picture): number {
  const first = picture.findIndex((value) => value > NO_INK);
  if (first < 0) return SIDE / 2;
  const last = picture.findLastIndex((value) => value > NO_INK);
  return (Math.floor(first / SIDE) + Math.floor(last / SIDE) + 1) / 2;
}
