/** The dimensions of a code, each by itself. */
import type { Code } from '../model/path';

/** How far the sliders go to both sides of 0, in standard deviations. */
export const REACH = 3;

const SMALLEST_STD = 1e-6;
const SMALLEST_ACTIVITY = 0.01; // nats

/** The dimensions of a code: the one that tells most of the picture first. */
export function byActivity(activity: Code): number[] {
  return [...activity.keys()].toSorted((a, b) => activity[b]! - activity[a]!);
}

/** A dimension of a code in standard deviations. */
export function inStds(code: Code, std: Code, dimension: number): number {
  return code[dimension]! / Math.max(std[dimension]!, SMALLEST_STD);
}

/** The code with one dimension changed, to so many standard deviations. */
export function withDimension(code: Code, std: Code, dimension: number, stds: number): Code {
  return code.with(dimension, stds * std[dimension]!);
}

/** Whether two codes are the same but for, perhaps, one dimension. */
export function sameButFor(a: Code, b: Code, dimension: number): boolean {
  return a.every((value, i) => i === dimension || value === b[i]);
}

/** How many dimensions of a code tell nothing of the picture. */
export function unusedCount(activity: Code): number {
  return activity.filter((nats) => nats < SMALLEST_ACTIVITY).length;
}
