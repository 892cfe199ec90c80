/** Which digits a path passes. */
import { digitOf, type DigitReader } from '../model/digitReader';
import { pointOn, type Route } from '../model/path';

const LOOKS = 21; // places along the path that are looked at

/** The digits that the codes along the path stand for, one after the other: 7, 2, 3. */
export function stationsOf(route: Route, reader: DigitReader): number[] {
  const digits = Array.from({ length: LOOKS }, (_, i) =>
    digitOf(reader, pointOn(route, i / (LOOKS - 1))),
  );
  return digits.filter((digit, i) => digit !== digits[i - 1]);
}
