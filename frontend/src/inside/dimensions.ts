/** The single numbers of a code. */
import type { Code } from '../model/path';

/** How far the sliders go to both sides of 0, in standard deviations. */
export const REACH = 3;

const SMALLEST_STD = 1e-6;
const SMALLEST_ACTIVITY = 0.01; // nats

/** The places of the numbers in a code: the one that tells most of the picture first. */
export function byActivity(activity: Code): number[] {
  return [...activity.keys()].toSorted((a, b) => activity[b]! - activity[a]!);
}

/** A number of a code in standard deviations. */
export function inStds(code: Code, std: Code, place: number): number {
  return code[place]! / Math.max(std[place]!, SMALLEST_STD);
}

/** The code with one number changed, to so many standard deviations. */
export function withNumber(code: Code, std: Code, place: number, stds: number): Code {
  return code.with(place, stds * std[place]!);
}

/** Whether two codes are the same but for, perhaps, one number. */
export function sameButFor(a: Code, b: Code, place: number): boolean {
  return a.every((value, i) => i === place || value === b[i]);
}

/** How many numbers of a code tell nothing of the picture. */
export function unusedCount(activity: Code): number {
  return activity.filter((nats) => nats < SMALLEST_ACTIVITY).length;
}
