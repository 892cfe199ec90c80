/** The pair that the page begins with. Its path is drawn beforehand, so that its slider works before any network. */
import { firstPair, firstPairSheetUrl } from './digitFiles';
import { blame } from './fault';
import { loadGreySheet, type GreySheet } from './greySheet';
import { check } from './jsonChecks';
import type { LoadContext } from './loading';
import type { Pair } from './pair';
import { PIXELS, toIntensities, type Picture } from './pixels';
import { STEPS, type Frames } from './walk';

const FILE = 'first_pair.png';

export interface FirstPair {
  readonly first: Picture;
  readonly second: Picture;
  readonly frames: Frames;
}

export const startPair: Pair = {
  first: { kind: 'shipped', ...firstPair.first },
  second: { kind: 'shipped', ...firstPair.second },
};

export function loadFirstPair({ signal, cache }: LoadContext): Promise<FirstPair> {
  return loadGreySheet(firstPairSheetUrl, { signal, cache })
    .then(checkFirstPair)
    .catch(blame('digits'));
}

/** A row is a picture: those of the path, then those of the two digits. */
export function checkFirstPair({ width, height, bytes }: GreySheet): FirstPair {
  const [expected, came] = [`${PIXELS} x ${STEPS + 3}`, `${width} x ${height}`];
  check(came === expected, FILE, `${expected} pixels`, came);
  const row = (i: number) => toIntensities(bytes.subarray(i * PIXELS, (i + 1) * PIXELS));
  const frames = Array.from({ length: STEPS + 1 }, (_, percent) => row(percent));
  return { first: row(STEPS + 1), second: row(STEPS + 2), frames };
}
