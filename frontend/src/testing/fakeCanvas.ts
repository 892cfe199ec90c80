/** Canvases, which happy-dom does not draw. */
const drawn = new WeakMap<HTMLCanvasElement, ImageData>();

/** What was last drawn on a canvas. */
export function drawnOn(canvas: Element): ImageData | undefined {
  return drawn.get(canvas as HTMLCanvasElement);
}

/** A canvas's context that remembers the last picture instead of drawing it. */
export function fakeContext(canvas: HTMLCanvasElement): never {
  return {
    putImageData: (picture: ImageData) => drawn.set(canvas, picture),
    clearRect: () => drawn.delete(canvas),
  } as never;
}
