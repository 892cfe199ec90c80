/** Canvases and bitmaps, which happy-dom does not draw. */
import type { Sheet } from '../model/pixels';

const drawn = new WeakMap<HTMLCanvasElement, ImageData>();

/** What was last drawn on a canvas. */
export function drawnOn(canvas: Element): ImageData | undefined {
  return drawn.get(canvas as HTMLCanvasElement);
}

/** What draws lines. */
const PATHS = 'save restore setTransform beginPath moveTo quadraticCurveTo closePath fill'.split(
  ' ',
);

/** A canvas's context that remembers the last picture instead of drawing it. */
export function fakeContext(canvas: HTMLCanvasElement): never {
  return {
    canvas,
    putImageData: (picture: ImageData) => drawn.set(canvas, picture),
    drawImage: ({ width, height, greys }: Partial<Sheet>) => {
      if (!width || !height || !greys) return;
      const rgba = [...greys].flatMap((grey) => [grey, grey, grey, 255]);
      drawn.set(canvas, new ImageData(Uint8ClampedArray.from(rgba), width, height));
    },
    getImageData: () => drawn.get(canvas),
    clearRect: () => drawn.delete(canvas),
    ...Object.fromEntries(PATHS.map((name) => [name, () => {}])),
  } as never;
}

/** A file that createImageBitmap, as setup.ts fakes it, takes for a picture. */
export function fakePng({ width, height, greys }: Sheet): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([width >> 8, width & 255, height >> 8, height & 255, ...greys]);
}

export async function fakeImageBitmap(blob: Blob): Promise<Sheet & { close: () => void }> {
  const [w1 = 0, w2 = 0, h1 = 0, h2 = 0, ...greys] = new Uint8Array(await blob.arrayBuffer());
  const [width, height] = [256 * w1 + w2, 256 * h1 + h2];
  if (greys.length !== width * height) throw new Error('The source image could not be decoded.');
  return { width, height, greys: Uint8Array.from(greys), close: () => {} };
}
