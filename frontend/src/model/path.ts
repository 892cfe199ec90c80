/**
 * The path between two codes, as blenddigits/latent/path.py defines and explains it: over a prototype near the
 * middle, on arcs, at an even speed. path.golden.test.ts compares the two.
 */
import type { Picture } from './pixels';

export type Code = Float32Array;

/** A path between two codes: over a third, or straight. */
export interface Route {
  readonly first: Code;
  readonly middle?: Code;
  readonly second: Code;
}

/** A typical code, and the digit that most images around it show. */
export interface Prototype {
  readonly label: number;
  readonly code: Code;
}

/** What path.json tells. */
export interface PathSettings {
  /** How much a prototype's unequal distances from the ends count against it. */
  readonly balance: number;
  /** Ends closer than this make a smaller detour. */
  readonly near: number;
  /** At so many even times the decoded path is measured. */
  readonly points: number;
  /** At least one. */
  readonly prototypes: readonly Prototype[];
}

const SMALLEST_NORM = 1e-6;
const LARGEST_STRETCH = 4; // keeps the arc between opposite codes finite

/**
 * The prototype to go over: near the arc's middle, equally far from both ends, and of the digit of one of
 * them. For ends closer than `near` it moves to the arc's middle: equal codes make no detour.
 */
export function middleCode(a: Code, b: Code, { balance, near, prototypes }: PathSettings): Code {
  const half = arc(a, b, 0.5);
  const labels = [a, b].map((end) => best(prototypes, ({ code }) => distance(end, code)).label);
  const cheapest = best(
    prototypes.filter(({ label }) => labels.includes(label)),
    ({ code }) =>
      distance(half, code) ** 2 + balance * (distance(a, code) - distance(b, code)) ** 2,
  );
  return straight(half, cheapest.code, Math.min(distance(a, b) / near, 1));
}

/** The path that ships. */
export function shippedRoute(first: Code, second: Code, settings: PathSettings): Route {
  return { first, middle: middleCode(first, second, settings), second };
}

/** The point at `t` in [0, 1]: exactly the first code at 0 and the second at 1. Over a middle it goes on arcs. */
export function pointOn({ first, middle, second }: Route, t: number): Code {
  if (!middle) return straight(first, second, t);
  return t < 0.5 ? arc(first, middle, 2 * t) : arc(middle, second, 2 * t - 1);
}

/** How far a path has come at each of its pictures, which lie at even times: L2 between them, 1 at its end. */
export function decodedLengths(pictures: readonly Picture[]): Float32Array {
  const last = pictures.length - 1;
  const lengths = new Float64Array(pictures.length);
  for (let i = 1; i <= last; i++) {
    lengths[i] = lengths[i - 1]! + distance(pictures[i - 1]!, pictures[i]!);
  }
  const whole = lengths[last]!;
  return Float32Array.from(lengths, (length, i) =>
    whole > SMALLEST_NORM ? length / whole : i / last,
  );
}

/** The time at which the path has come the share `alpha` of its length. */
export function evenTime(lengths: Float32Array, alpha: number): number {
  if (alpha >= 1) return 1; // the end, however still the last pictures are
  const last = lengths.length - 1;
  const share = Math.fround(alpha); // as the lengths are, so that it can be equal to one of them
  const reached = lengths.findIndex((length) => length >= share);
  const after = Math.min(Math.max(reached, 1), last);
  const [low, high] = [lengths[after - 1]!, lengths[after]!];
  const within = (share - low) / Math.max(high - low, SMALLEST_NORM);
  return (after - 1 + Math.min(Math.max(within, 0), 1)) / last;
}

/** The prototype that costs least, of at least one. */
function best(prototypes: readonly Prototype[], cost: (prototype: Prototype) => number): Prototype {
  const costs = prototypes.map(cost);
  return prototypes[costs.indexOf(Math.min(...costs))]!;
}

export function straight(a: Code, b: Code, t: number): Code {
  return a.map((value, i) => (1 - t) * value + t * b[i]!); // one latent size: checked where codes come in
}

/** The straight line's point at `t`, rescaled to the interpolated norm of the ends. */
export function arc(a: Code, b: Code, t: number): Code {
  const point = straight(a, b, t);
  const expected = (1 - t) * norm(a) + t * norm(b);
  const stretch = Math.min(expected / Math.max(norm(point), SMALLEST_NORM), LARGEST_STRETCH);
  return point.map((value) => stretch * value);
}

function norm(code: Code): number {
  return Math.sqrt(code.reduce((sum, value) => sum + value * value, 0));
}

export function distance(a: Float32Array, b: Float32Array): number {
  return Math.sqrt(a.reduce((sum, value, i) => sum + (value - b[i]!) ** 2, 0));
}
