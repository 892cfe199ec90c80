/** Canvases, which happy-dom does not draw. */
const drawn = new WeakMap<HTMLCanvasElement, ImageData>();

/** What was last drawn on a canvas. */
export function drawnOn(canvas: Element): ImageData | undefined {
  return drawn.get(canvas as HTMLCanvasElement);
}

/** What draws lines. */
const PATHS =
  'drawImage save restore setTransform beginPath moveTo quadraticCurveTo closePath fill arc rect clip'.split(
    ' ',
  );

/** A canvas's context that remembers the last picture instead of drawing it. */
export function fakeContext(canvas: HTMLCanvasElement): never {
  return {
    canvas,
    putImageData: (picture: ImageData) => drawn.set(canvas, picture),
    clearRect: () => drawn.delete(canvas),
    ...Object.fromEntries(PATHS.map((name) => [name, () => {}])),
  } as never;
}
