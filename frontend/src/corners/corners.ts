/** Blends of four digits: a surface of codes with one at each corner. */
import type { DigitSet } from '../artifacts/digits';
import { digitAt, type Choice } from '../blend/pair';
import { CLASSES } from '../model/dataset';
import { arc, type Code } from '../model/path';
import type { Point } from '../model/point';

export const CORNERS = ['topLeft', 'topRight', 'bottomLeft', 'bottomRight'] as const;

export type Corner = (typeof CORNERS)[number];

export type Corners<T> = Readonly<Record<Corner, T>>;

/** Four classes that differ much where there are many digits; of fewer classes those that there are. */
const STARTS = [2, 0, 7, 6, 1, 3].filter((label) => label < CLASSES);

export const startCorners: Corners<Choice> = {
  topLeft: startChoice(0),
  topRight: startChoice(1),
  bottomLeft: startChoice(2),
  bottomRight: startChoice(3),
};

function startChoice(place: number): Choice {
  return { kind: 'shipped', label: STARTS[place % STARTS.length]!, sample: 0 };
}

/** The codes of digits that are among those given. */
export function cornerCodes(digits: DigitSet, choices: Corners<Choice>): Corners<Code> {
  const code = (corner: Corner) => digitAt(digits, choices[corner])!.mu;
  return {
    topLeft: code('topLeft'),
    topRight: code('topRight'),
    bottomLeft: code('bottomLeft'),
    bottomRight: code('bottomRight'),
  };
}

/** The code at a point: along the upper and the lower edge by `x`, then from one to the other by `y`. */
export function cornerCode(codes: Corners<Code>, { x, y }: Point): Code {
  const upper = arc(codes.topLeft, codes.topRight, x / 100);
  const lower = arc(codes.bottomLeft, codes.bottomRight, x / 100);
  return arc(upper, lower, y / 100);
}

/** The codes at the centres of side x side equal cells, row by row. */
export function cellCodes(codes: Corners<Code>, side: number): Code[] {
  const centre = (cell: number) => (100 * (cell + 0.5)) / side;
  return Array.from({ length: side * side }, (_, i) =>
    cornerCode(codes, { x: centre(i % side), y: centre(Math.floor(i / side)) }),
  );
}

/** The next handwriting of the same class. */
export function nextSample({ samples }: DigitSet, { kind, label, sample }: Choice): Choice {
  return { kind, label, sample: (sample + 1) % (samples[label]?.length ?? 1) };
}
