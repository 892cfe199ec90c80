/** Pictures as files show them: in the page's inks, on white paper. */
import type { Look } from '../model/ink';
import { inkAt, onPaper } from '../model/inks';
import { lineOf } from '../model/line';
import { paintPixels, PIXELS, SIDE, type Picture } from '../model/pixels';
import { paintInk } from './inkRaster';

/** A place on the path in percent, and what is seen there. */
export interface Shown {
  readonly percent: number;
  readonly picture: Picture;
}

/** RGB bytes, row by row. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Of a picture in a file, and of one in a strip: of a whole number of pixels for each of the network's. */
export const PICTURE_SIDE = about(560);
export const STRIP_SIDE = about(280);

function about(side: number): number {
  return Math.round(side / SIDE) * SIDE;
}

/** How dense the ink is, in bytes, on a square of `side` pixels. */
export function densities(picture: Picture, side: number, look: Look): Uint8Array<ArrayBuffer> {
  const pixels = new Uint32Array(side * side);
  if (look === 'ink') paintInk(pixels, side, picture, 0);
  else paintSquares(pixels, side, picture);
  const bytes = new Uint8Array(pixels.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = pixels[i]! >>> 24;
  return bytes;
}

/** Every pixel an exact square, if the side is a multiple of the picture's. */
function paintSquares(pixels: Uint32Array, side: number, picture: Picture): void {
  const own = new Uint32Array(PIXELS);
  paintPixels(own, picture, 0);
  const at = (place: number) => Math.floor((place * SIDE) / side);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) pixels[y * side + x] = own[at(y) * SIDE + at(x)]!;
  }
}

/** Pictures side by side, each a square of `side` pixels. */
export function rasterOf(shown: readonly Shown[], side: number, look: Look): Raster {
  const width = shown.length * side;
  const bytes = new Uint8Array(3 * width * side);
  shown.forEach(({ percent, picture }, column) => {
    const ink = inkAt(percent);
    const colours = Array.from({ length: 256 }, (_, density) => onPaper(ink, density / 255));
    const own = densities(picture, side, look);
    for (let i = 0; i < own.length; i++) {
      const [x, y] = [i % side, Math.floor(i / side)];
      bytes.set(colours[own[i]!]!, 3 * (y * width + column * side + x));
    }
  });
  return { width, height: side, bytes };
}

/** Digits in a line, as ink, `side` pixels high. */
export function lineRaster(pictures: readonly Picture[], side: number): Raster {
  const line = lineOf(pictures);
  const unit = side / SIDE;
  const width = Math.round(unit * line.width);
  const dense = new Uint8Array(width * side);
  pictures.forEach((picture, i) => {
    const { x, y } = line.places[i]!;
    blacken(dense, width, densities(picture, side, 'ink'), side, [
      Math.round(unit * x),
      Math.round(unit * y),
    ]);
  });
  const ink = inkAt('text');
  const colours = Array.from({ length: 256 }, (_, density) => onPaper(ink, density / 255));
  const bytes = new Uint8Array(3 * dense.length);
  dense.forEach((density, i) => bytes.set(colours[density]!, 3 * i));
  return { width, height: side, bytes };
}

/** Lays a square over a sheet of the same height, from a column and row on; what is beyond its edges is lost. */
function blacken(
  sheet: Uint8Array,
  width: number,
  square: Uint8Array,
  side: number,
  [left, top]: readonly [number, number],
): void {
  square.forEach((density, i) => {
    const [x, y] = [left + (i % side), top + Math.floor(i / side)];
    if (density === 0 || x < 0 || x >= width || y < 0 || y >= side) return;
    const at = y * width + x;
    sheet[at] = Math.max(sheet[at]!, density);
  });
}
