/** The pair that the page begins with. Its path is drawn beforehand, so that its slider works before any network. */
import { blame } from '../model/fault';
import { STEPS, type Frames } from '../model/frames';
import { PIXELS, toIntensities, type Picture, type Sheet } from '../model/pixels';
import { firstPairSheetUrl } from './digitFiles';
import { checkSize, loadSheet } from './sheet';

const FILE = 'first_pair.png';

export interface FirstPair {
  readonly first: Picture;
  readonly second: Picture;
  readonly frames: Frames;
}

export function loadFirstPair(): Promise<FirstPair> {
  return loadSheet(firstPairSheetUrl, { cache: 'default' })
    .then(checkFirstPair)
    .catch(blame('digits'));
}

/** A row is a picture: those of the path, then those of the two digits. */
export function checkFirstPair(sheet: Sheet): FirstPair {
  checkSize(FILE, sheet, PIXELS, STEPS + 3);
  const row = (i: number) => toIntensities(sheet.greys.subarray(i * PIXELS, (i + 1) * PIXELS));
  const frames = Array.from({ length: STEPS + 1 }, (_, percent) => row(percent));
  return { first: row(STEPS + 1), second: row(STEPS + 2), frames };
}
