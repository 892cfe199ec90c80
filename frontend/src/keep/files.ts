/** The files that a visitor can take along of a blend's pictures. */
import { STEPS, type Frames } from '../model/frames';
import type { Look } from '../model/ink';
import { orNewVersion } from '../parts/version';
import { toPng } from './png';
import { PICTURE_SIDE, rasterOf, STRIP_SIDE, type Shown } from './raster';

const STRIP_STRIDE = 10; // percent

export type DrawFile = (frames: Frames, look: Look) => Promise<Blob>;

export function pictureFile(percent: number): DrawFile {
  return (frames, look) => toPng(rasterOf([shownAt(frames, percent)], PICTURE_SIDE, look));
}

export const stripFile: DrawFile = (frames, look) => {
  const percents = Array.from({ length: STEPS / STRIP_STRIDE + 1 }, (_, i) => i * STRIP_STRIDE);
  const shown = percents.map((percent) => shownAt(frames, percent));
  return toPng(rasterOf(shown, STRIP_SIDE, look));
};

/** What writes it is loaded when first used, as with an SVG. */
export const gifFile: DrawFile = async (frames, look) => {
  const { toGif } = await import('./gif').catch(orNewVersion);
  return toGif(frames, look);
};

export function svgFile(percent: number): DrawFile {
  return async (frames, look) => {
    const { toSvg } = await import('./svg').catch(orNewVersion);
    const drawing = toSvg(shownAt(frames, percent), look);
    return new Blob([drawing], { type: 'image/svg+xml' });
  };
}

function shownAt(frames: Frames, percent: number): Shown {
  return { percent, picture: frames[percent]! };
}
