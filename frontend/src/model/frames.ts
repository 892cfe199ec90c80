/** All the pictures of a path at once, so that the slider only picks one. */
import { decodedLengths, evenTime, pointOn, type Code, type Route } from './path';
import type { Picture } from './pixels';

export interface Decoder {
  readonly latentDim: number;
  /** Codes -> pictures, intensities in [0, 1]. */
  decode(codes: readonly Code[]): Promise<readonly Picture[]>;
}

/** A path is shown in this many equal steps: one for a percent. */
export const STEPS = 100;

/** The pictures of a whole path, STEPS + 1 of them. */
export type Frames = readonly Picture[];

/** A whole path in pictures: `frames[percent]` is the picture of the route's point at `times[percent]`. */
export interface PathFrames {
  readonly times: readonly number[];
  readonly frames: Frames;
}

export interface Pace {
  /** Whether equal steps are to be equal changes of the picture, or just equal times. */
  readonly evenSpeed: boolean;
  /** At so many even times the decoded path is measured for that. */
  readonly points: number;
}

/** The pictures along a route: for an even pace it is decoded twice, at first only to measure it. */
export async function decodePath(decoder: Decoder, route: Route, pace: Pace): Promise<PathFrames> {
  const at = (times: readonly number[]) => decoder.decode(times.map((t) => pointOn(route, t)));
  const shares = evenShares(STEPS);
  if (!pace.evenSpeed) return { times: shares, frames: await at(shares) };
  const lengths = decodedLengths(await at(evenShares(pace.points - 1)));
  const times = shares.map((share) => evenTime(lengths, share));
  return { times, frames: await at(times) };
}

/** 0, 1 / steps ... 1. */
function evenShares(steps: number): number[] {
  return Array.from({ length: steps + 1 }, (_, step) => step / steps);
}
