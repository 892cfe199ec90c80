import { dataset } from './dataset';

/** Pictures are SIDE x SIDE. */
export const SIDE = dataset.side;
export const PIXELS = SIDE * SIDE;

/** PIXELS intensities in [0, 1], row by row: 0 is paper, 1 is ink. */
export type Picture = Float32Array;

/** Grey bytes, row by row, as image files have them: 0 is black. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly greys: Uint8Array<ArrayBuffer>;
}

/** Grey bytes -> intensities in [0, 1]. */
export function toIntensities(bytes: Uint8Array): Picture {
  const picture = new Float32Array(bytes.length); // `from` with a function is ten times slower
  for (let i = 0; i < bytes.length; i++) picture[i] = bytes[i]! / 255;
  return picture;
}

/** Intensities in [0, 1] -> RGBA pixels, little-endian, of one colour (0xBBGGRR): ink on paper without colour. */
export function paintPixels(pixels: Uint32Array, picture: Picture, colour: number): void {
  for (let i = 0; i < picture.length; i++) {
    pixels[i] = ((255 * picture[i]! + 0.5) << 24) | colour;
  }
}

/** What a canvas shows. */
export function toImageData(picture: Picture, colour: number): ImageData {
  const image = new ImageData(SIDE, SIDE);
  paintPixels(new Uint32Array(image.data.buffer), picture, colour);
  return image;
}
