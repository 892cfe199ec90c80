/**
 * The path between two codes, as blenddigits/latent/path.py defines and explains it: over a station near the middle,
 * on arcs, bent to where the digit is certain, at an even speed. path.golden.test.ts compares the two.
 */
import { sharesOf, softmax, uphill, weighted, type DigitReader } from './digitReader';
import type { Picture } from './pixels';

export type Code = Float32Array;

/** A path between two codes: over a third on arcs, or straight. */
export interface Route {
  readonly first: Code;
  readonly middle?: Code;
  readonly second: Code;
  /** By how much the arcs are moved at equally distant times from 0 to 1; between two of them it is straight. */
  readonly bends?: readonly Code[];
}

/** A typical code, and what the reader says of it. */
export interface Prototype {
  readonly code: Code;
  readonly shares: readonly number[];
}

/** What path.json tells; params.yaml says what the numbers mean. */
export interface PathSettings {
  readonly detour: number;
  readonly balance: number;
  readonly strictness: number;
  readonly temperature: number;
  readonly stretches: number;
  readonly steps: number;
  readonly step: number;
  readonly near: number;
  readonly points: number;
  /** At least one. */
  readonly prototypes: readonly Prototype[];
  readonly reader: DigitReader;
}

const SMALLEST_NORM = 1e-6;
const LARGEST_STRETCH = 4; // keeps the arc between opposite codes finite
const SMALLEST_SHARE = 1e-3; // of a digit, so that its logarithm is finite

/** The path that ships. Ends closer than `near` make a smaller detour and smaller bends. */
export function shippedRoute(first: Code, second: Code, settings: PathSettings): Route {
  const wanted = wantedDigits(first, second, settings.reader);
  const apart = Math.min(distance(first, second) / settings.near, 1);
  const station = stationBetween(first, second, wanted, settings);
  const middle = straight(arc(first, second, 0.5), station, settings.detour * apart);
  const bends = bendsOf({ first, middle, second }, wanted, apart, settings);
  return { first, middle, second, bends };
}

/** How much each digit is one of the two ends', from 0 to 1. */
function wantedDigits(a: Code, b: Code, reader: DigitReader): number[] {
  const ofB = sharesOf(reader, b);
  return sharesOf(reader, a).map((share, digit) => Math.min(share + ofB[digit]!, 1));
}

/** The prototype near the arc's middle, equally far from both ends, of a wanted digit; a mean of those as good. */
function stationBetween(a: Code, b: Code, wanted: readonly number[], settings: PathSettings): Code {
  const { balance, strictness, temperature, prototypes } = settings;
  const half = arc(a, b, 0.5);
  const costs = prototypes.map(({ code, shares }) => {
    const fitting = shares.reduce((sum, share, digit) => sum + share * wanted[digit]!, 0);
    const unequal = distance(a, code) - distance(b, code);
    const strict = strictness * Math.log(fitting + SMALLEST_SHARE);
    return distance(half, code) ** 2 + balance * unequal ** 2 - strict;
  });
  const weights = softmax(costs.map((cost) => -cost / temperature));
  const codes = prototypes.map(({ code }) => code);
  return half.map((_, i) => weighted(codes, weights, i));
}

/** A few steps from the inner corners of the arcs to where the reader is certain of a wanted digit. */
function bendsOf(
  arcs: Route,
  wanted: readonly number[],
  apart: number,
  { stretches, steps, step, reader }: PathSettings,
): Code[] {
  return Array.from({ length: stretches + 1 }, (_, corner) => {
    const start = pointOn(arcs, corner / stretches);
    const reach = corner === 0 || corner === stretches ? 0 : apart * step;
    let point = start;
    for (let i = 0; i < steps; i++) {
      const direction = Float32Array.from(uphill(reader, point, wanted));
      const share = reach / (1 + norm(direction));
      point = point.map((value, axis) => value + share * direction[axis]!);
    }
    return point.map((value, axis) => value - start[axis]!);
  });
}

/** The point at `t` in [0, 1]: exactly the first code at 0 and the second at 1. Over a middle it goes on arcs. */
export function pointOn({ first, middle, second, bends }: Route, t: number): Code {
  if (!middle) return straight(first, second, t);
  const point = t < 0.5 ? arc(first, middle, 2 * t) : arc(middle, second, 2 * t - 1);
  return bends ? moved(point, bends, t) : point;
}

function moved(point: Code, bends: readonly Code[], t: number): Code {
  const place = t * (bends.length - 1);
  const before = Math.min(Math.floor(place), bends.length - 2);
  const bend = straight(bends[before]!, bends[before + 1]!, place - before);
  return point.map((value, i) => value + bend[i]!);
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
