/** Lines around what is above a level, as smooth curves. */
import { contours } from 'd3-contour';

type Place = readonly [x: number, y: number];

const ROUNDS = 4; // such that a stroke is smooth, and still ends where it ends

/** A closed curve: each of its points pulls it from the middle of one side to that of the next. */
export type Ring = readonly Place[];

/** Without any ring it is empty. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What draws curves: a canvas, or what writes a drawing of lines. */
export interface Pen {
  moveTo(x: number, y: number): void;
  quadraticCurveTo(cx: number, cy: number, x: number, y: number): void;
  closePath(): void;
}

/** Around all that is above 0 on a square of values, row by row; a value is in the middle of its cell of side 1. */
export function outlinesOf(values: Float32Array): Ring[] {
  const side = Math.sqrt(values.length);
  const [shape] = contours().size([side, side]).thresholds([0])(values as never);
  const rings = shape!.coordinates.flat() as unknown as Place[][];
  return rings.map((ring) => rounded(ring.slice(1))); // it ends where it begins
}

/** Around all of them: a curve stays within its points. */
export function boxOf(rings: readonly Ring[]): Box {
  const places = rings.flat();
  const [xs, ys] = [places.map(([x]) => x), places.map(([, y]) => y)];
  return {
    left: Math.min(...xs),
    top: Math.min(...ys),
    right: Math.max(...xs),
    bottom: Math.max(...ys),
  };
}

/** Points are where a line crosses the grid, some of them close together: it would have corners there. */
function rounded(ring: Ring): Ring {
  let round = ring;
  for (let i = 0; i < ROUNDS; i++) round = middles(round);
  return round;
}

function middles(ring: Ring): Ring {
  return ring.map((place, i) => middle(place, ring[(i + 1) % ring.length]!));
}

export function draw(pen: Pen, rings: readonly Ring[]): void {
  for (const ring of rings) {
    pen.moveTo(...middle(ring.at(-1)!, ring[0]!));
    ring.forEach((place, i) => {
      pen.quadraticCurveTo(...place, ...middle(place, ring[(i + 1) % ring.length]!));
    });
    pen.closePath();
  }
}

function middle([ax, ay]: Place, [bx, by]: Place): Place {
  return [(ax + bx) / 2, (ay + by) / 2];
}
