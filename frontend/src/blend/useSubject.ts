import { useMemo } from 'react';

import type { DigitSet } from '../artifacts/digits';
import type { FirstPair } from '../artifacts/firstPair';
import type { Place } from './pair';
import type { Scene } from './scene';
import { subjectAt, type Subject } from './subject';

/** The digit at one end of the blend; the same object as long as it is the same picture. */
export function useSubject(
  { pair, noise }: Scene,
  place: Place,
  digits: DigitSet | undefined,
  firstPair: FirstPair | undefined,
): Subject | undefined {
  const input = pair[place];
  return useMemo(
    () => subjectAt(input, place, noise, digits, firstPair),
    [input, place, noise, digits, firstPair],
  );
}
