/** The path as a GIF that goes there and back for ever. */
import { GIFEncoder } from 'gifenc';

import { STEPS, type Frames } from '../model/frames';
import type { Look } from '../model/ink';
import { inkAt, onPaper, type Rgb } from '../model/inks';
import { densities, PICTURE_SIDE } from './raster';

const STRIDE = 2; // percent from one picture of the GIF to the next
const DELAY = 50; // milliseconds
const REST = 500; // at both ends
const COLOR_DEPTH = 5; // bits: so many shades of one ink cannot be told from 256
const DARKEST = 2 ** COLOR_DEPTH - 1;

/** `side` is that of its pictures, in pixels. */
export async function toGif(frames: Frames, look: Look, side = PICTURE_SIDE): Promise<Blob> {
  const gif = GIFEncoder();
  for (const percent of thereAndBack()) {
    const own = densities(frames[percent]!, side, look);
    const indices = own.map((density) => Math.round((density / 255) * DARKEST));
    const delay = percent % STEPS === 0 ? REST : DELAY;
    const options = { delay, colorDepth: COLOR_DEPTH, palette: shades(inkAt(percent)) };
    gif.writeFrame(indices, side, side, options);
    // oxlint-disable-next-line no-await-in-loop -- so that the page stays alive meanwhile
    await new Promise((resolve) => setTimeout(resolve));
  }
  gif.finish();
  return new Blob([gif.bytes()], { type: 'image/gif' });
}

/** From paper to the ink itself. */
function shades(ink: Rgb): Rgb[] {
  return Array.from({ length: DARKEST + 1 }, (_, i) => onPaper(ink, i / DARKEST));
}

/** 0, 2 ... 100, 98 ... 2. */
export function thereAndBack(): number[] {
  const count = (2 * STEPS) / STRIDE;
  return Array.from({ length: count }, (_, i) => STEPS - Math.abs(STEPS - i * STRIDE));
}
