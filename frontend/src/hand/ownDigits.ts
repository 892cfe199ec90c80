/** The digits that a visitor has drawn or brought: of them is the hand. */
import { PLACES, type Input, type Pair } from '../blend/pair';
import type { Picture } from '../model/pixels';

export type OwnInput = Extract<Input, { kind: 'drawn' | 'photo' }>;

const MOST = 10; // of a hand
const INKED = 0.3; // of a pixel: an empty pad is no digit

/**
 * Those of before and what is new in the pair, at first all of it; a drawing that goes on takes the place of what it
 * was. What was in the pair before is not new: it may have been forgotten.
 */
export function gathered(
  own: readonly OwnInput[],
  before: Pair | undefined,
  now: Pair,
): readonly OwnInput[] {
  const shown = before ? PLACES.map((place) => before[place]) : [];
  let all = own;
  for (const place of PLACES) {
    const input = now[place];
    if (!isOwn(input) || [...shown, ...all].includes(input) || !isInked(input)) continue;
    const old = before?.[place];
    const goesOn = input.kind === 'drawn' && old?.kind === 'drawn';
    all = [...(goesOn ? all.filter((digit) => digit !== old) : all), input];
  }
  return all.length > MOST ? all.slice(-MOST) : all;
}

export function pictureOf(own: OwnInput): Picture {
  return own.kind === 'drawn' ? own.drawing.picture : own.picture;
}

function isOwn(input: Input): input is OwnInput {
  return input.kind === 'drawn' || input.kind === 'photo';
}

function isInked(own: OwnInput): boolean {
  return pictureOf(own).some((value) => value > INKED);
}
