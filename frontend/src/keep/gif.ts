/** The path as a GIF that goes there and back for ever. */
import { GIFEncoder } from 'gifenc';

import { STEPS, type Frames } from '../model/frames';
import { SIDE } from '../model/pixels';
import { sheetOf } from './sheet';

const SCALE = 10;
const STRIDE = 2; // percent from one picture of the GIF to the next
const DELAY = 50; // milliseconds
const REST = 500; // at both ends
const COLOR_DEPTH = 6; // so many greys cannot be told from 256
const LIGHTEST = 2 ** COLOR_DEPTH - 1;

const palette = Array.from({ length: LIGHTEST + 1 }, (_, i) => {
  const grey = Math.round((255 * i) / LIGHTEST);
  return [grey, grey, grey] as const;
});

export async function toGif(frames: Frames): Promise<Blob> {
  const gif = GIFEncoder();
  for (const percent of thereAndBack()) {
    const { greys } = sheetOf([frames[percent]!], SCALE);
    const indices = greys.map((grey) => Math.round((grey / 255) * LIGHTEST));
    const delay = percent % STEPS === 0 ? REST : DELAY;
    const colours = percent === 0 ? { palette } : {}; // those of the first picture are of all
    const options = { delay, colorDepth: COLOR_DEPTH, ...colours };
    gif.writeFrame(indices, SIDE * SCALE, SIDE * SCALE, options);
    // oxlint-disable-next-line no-await-in-loop -- so that the page stays alive meanwhile
    await new Promise((resolve) => setTimeout(resolve));
  }
  gif.finish();
  return new Blob([gif.bytes()], { type: 'image/gif' });
}

/** 0, 2 ... 100, 98 ... 2. */
export function thereAndBack(): number[] {
  const count = (2 * STEPS) / STRIDE;
  return Array.from({ length: count }, (_, i) => STEPS - Math.abs(STEPS - i * STRIDE));
}
