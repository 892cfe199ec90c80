/** Where a blend is that plays by itself: there, a short rest, and back. */

/** Seconds for the path from one digit to the other. */
export const SPEEDS = { slow: 6, normal: 3, fast: 1.5 } as const;

export type Speed = keyof typeof SPEEDS;

const REST = 0.15; // at each end, in lengths of the path

/** The percent at a phase: 0 begins the way there, 1 is its end; it goes on for ever. */
export function percentAt(phase: number): number {
  const inRound = phase % (2 + 2 * REST);
  const share = inRound < 1 + REST ? inRound : 2 + REST - inRound;
  return Math.round(100 * Math.min(Math.max(share, 0), 1));
}

/** The phase at which the way there, or at its end the way back, goes on from a percent. */
export function phaseAt(percent: number): number {
  return percent >= 100 ? 1 + REST : percent / 100;
}
