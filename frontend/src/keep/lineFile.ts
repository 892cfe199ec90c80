/** Digits in a line as a file: a PNG, or where its name says so, an SVG. */
import type { Picture } from '../model/pixels';
import { orNewVersion } from '../parts/version';
import { toPng } from './png';
import { lineRaster, PICTURE_SIDE } from './raster';

export async function lineFile(pictures: readonly Picture[], name: string): Promise<Blob> {
  if (!name.endsWith('.svg')) return toPng(lineRaster(pictures, PICTURE_SIDE));
  const { lineSvg } = await import('./svg').catch(orNewVersion);
  return new Blob([lineSvg(pictures)], { type: 'image/svg+xml' });
}
