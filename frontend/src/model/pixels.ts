/** MNIST pictures are SIDE x SIDE. */
export const SIDE = 28;
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

/** Intensities in [0, 1] -> opaque grey RGBA bytes. */
export function toRgba(picture: Picture): Uint8ClampedArray<ArrayBuffer> {
  const rgba = new Uint8ClampedArray(4 * picture.length);
  for (let i = 0; i < picture.length; i++) {
    const byte = Math.round(255 * picture[i]!);
    rgba[4 * i] = byte;
    rgba[4 * i + 1] = byte;
    rgba[4 * i + 2] = byte;
    rgba[4 * i + 3] = 255;
  }
  return rgba;
}

/** What a canvas shows. */
export function toImageData(picture: Picture): ImageData {
  return new ImageData(toRgba(picture), SIDE, SIDE);
}
