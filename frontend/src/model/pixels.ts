/** MNIST pictures are SIDE x SIDE. */
export const SIDE = 28;
export const PIXELS = SIDE * SIDE;

/** Intensities in [0, 1] -> opaque grey RGBA bytes. */
export function toRgba(intensities: Float32Array): Uint8ClampedArray<ArrayBuffer> {
  const rgba = new Uint8ClampedArray(4 * intensities.length).fill(255);
  intensities.forEach((v, i) => rgba.fill(Math.round(255 * v), 4 * i, 4 * i + 3));
  return rgba;
}

/** SIDE * SIDE intensities in [0, 1] -> what a canvas shows. */
export function toImageData(intensities: Float32Array): ImageData {
  return new ImageData(toRgba(intensities), SIDE, SIDE);
}
