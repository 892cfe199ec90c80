/** The files that a visitor can take along of a blend's pictures. */
import type { Frames } from '../model/frames';
import { orNewVersion } from '../parts/version';
import { sheetOf, toPng } from './sheet';

const PNG_SCALE = 20;
const STRIP_SCALE = 10;
const STRIP_STRIDE = 10; // percent

export function pictureFile(frames: Frames, percent: number): Promise<Blob> {
  return toPng(sheetOf([frames[percent]!], PNG_SCALE));
}

export function stripFile(frames: Frames): Promise<Blob> {
  const shown = frames.filter((_, percent) => percent % STRIP_STRIDE === 0);
  return toPng(sheetOf(shown, STRIP_SCALE));
}

/** What writes it is loaded when first used. */
export async function gifFile(frames: Frames): Promise<Blob> {
  const { toGif } = await import('./gif').catch(orNewVersion);
  return toGif(frames);
}
