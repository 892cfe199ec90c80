/** A picture file -> its colours, upright, and no larger than needed. */
import type { Colours } from './grounds';

const WORKING_SIDE = 768; // pixels of the longer side while ink is looked for
const MARK = [7, 201, 64, 150, 33, 240, 99, 180]; // greys that no noise gives
const LIGHTER = 2; // times as much contrast over black as over white: the ink is light

/** Rejects where the browser cannot read the file. */
export async function coloursOf(file: Blob): Promise<Colours> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const share = Math.min(1, WORKING_SIDE / Math.max(bitmap.width, bitmap.height));
  const [width, height] = [bitmap.width, bitmap.height].map((side) =>
    Math.max(1, Math.round(share * side)),
  ) as [number, number];
  const context = new OffscreenCanvas(width, height).getContext('2d')!;
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  return { height, width, values: overWhatShowsIt(pixelsOn(context, width, height)) };
}

/** Whether what is painted on a canvas can be read back: guarded against fingerprinting, noise comes. */
export function canReadPixels(): boolean {
  const context = new OffscreenCanvas(MARK.length, 1).getContext('2d')!;
  MARK.forEach((grey, x) => {
    context.fillStyle = `rgb(${grey} ${grey} ${grey})`;
    context.fillRect(x, 0, 1, 1);
  });
  const found = pixelsOn(context, MARK.length, 1);
  return MARK.every((grey, x) => Math.abs(found[4 * x]! - grey) <= 1);
}

function pixelsOn(context: OffscreenCanvasRenderingContext2D, width: number, height: number) {
  return context.getImageData(0, 0, width, height).data;
}

/** Red, green and blue over white, unless the ink is so light that it shows better over black. */
export function overWhatShowsIt(rgba: Uint8ClampedArray): Float64Array {
  const [white, black] = [over(rgba, 1), over(rgba, 0)];
  return LIGHTER * spread(white) < spread(black) ? black : white;
}

function over(rgba: Uint8ClampedArray, ground: number): Float64Array {
  const colours = new Float64Array((rgba.length / 4) * 3);
  for (let i = 0; i < colours.length; i++) {
    const pixel = 4 * Math.floor(i / 3);
    const alpha = rgba[pixel + 3]! / 255;
    colours[i] = (alpha * rgba[pixel + (i % 3)]!) / 255 + (1 - alpha) * ground;
  }
  return colours;
}

function spread(values: Float64Array): number {
  let [total, squares] = [0, 0];
  for (const value of values) {
    total += value;
    squares += value * value;
  }
  return Math.sqrt(Math.max(squares / values.length - (total / values.length) ** 2, 0));
}
