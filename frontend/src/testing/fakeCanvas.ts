const drawn = new WeakMap<HTMLCanvasElement, ImageData | HTMLImageElement>();

/** What was last drawn on a canvas. */
export function drawnOn(canvas: Element): ImageData | HTMLImageElement | undefined {
  return drawn.get(canvas as HTMLCanvasElement);
}

/** A canvas's context that remembers the last picture instead of drawing it. */
export function fakeContext(canvas: HTMLCanvasElement): never {
  const draw = (picture: ImageData | HTMLImageElement) => drawn.set(canvas, picture);
  return { putImageData: draw, drawImage: draw, clearRect: () => drawn.delete(canvas) } as never;
}
