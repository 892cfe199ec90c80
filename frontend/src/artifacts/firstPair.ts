/** The pair that the page begins with. Its path is drawn beforehand, so that its slider works before any network. */
import { blame } from '../model/fault';
import type { LoadContext } from '../model/loading';
import { PIXELS, toIntensities, type Picture } from '../model/pixels';
import { STEPS, type Frames } from '../model/walk';
import { firstPairSheetUrl } from './digitFiles';
import { checkSize, loadGreySheet, type GreySheet } from './greySheet';

const FILE = 'first_pair.png';

export interface FirstPair {
  readonly first: Picture;
  readonly second: Picture;
  readonly frames: Frames;
}

export function loadFirstPair({ signal, cache }: LoadContext): Promise<FirstPair> {
  return loadGreySheet(firstPairSheetUrl, { signal, cache })
    .then(checkFirstPair)
    .catch(blame('digits'));
}

/** A row is a picture: those of the path, then those of the two digits. */
export function checkFirstPair(sheet: GreySheet): FirstPair {
  checkSize(FILE, sheet, PIXELS, STEPS + 3);
  const row = (i: number) => toIntensities(sheet.bytes.subarray(i * PIXELS, (i + 1) * PIXELS));
  const frames = Array.from({ length: STEPS + 1 }, (_, percent) => row(percent));
  return { first: row(STEPS + 1), second: row(STEPS + 2), frames };
}
