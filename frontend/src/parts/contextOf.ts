/** What draws on a canvas, in memory: WebKitGTK prints a large one of the GPU's as a black square. */
export function contextOf(
  canvas: HTMLCanvasElement | null | undefined,
): CanvasRenderingContext2D | null | undefined {
  return canvas?.getContext('2d', { willReadFrequently: true });
}
