/** Strokes -> ink, the same in every browser: a canvas would smooth edges in its own way. */

/** A point of a stroke; x and y in [0, 1] from the canvas's top left. */
export type StrokePoint = readonly [x: number, y: number];

export type Stroke = readonly StrokePoint[];

/** Strokes with the brush's diameter, in shares of the canvas's side. */
export interface Strokes {
  readonly brush: number;
  readonly strokes: readonly Stroke[];
}

/** Intensities in [0, 1], row by row, where 1 is ink. */
export interface Ink {
  readonly height: number;
  readonly width: number;
  readonly values: Float64Array;
}

export const INK_SIDE = 140; // five for a pixel of MNIST

/** How much of each pixel the round brush covers, with edges one pixel soft. */
export function inkOf({ brush, strokes }: Strokes): Ink {
  const values = new Float64Array(INK_SIDE * INK_SIDE);
  for (const stroke of strokes) {
    stroke.forEach((end, i) => {
      paintLine(values, (brush * INK_SIDE) / 2, scaled(stroke[i - 1] ?? end), scaled(end));
    });
  }
  return { height: INK_SIDE, width: INK_SIDE, values };
}

function scaled([x, y]: StrokePoint): StrokePoint {
  return [x * INK_SIDE, y * INK_SIDE];
}

function paintLine(ink: Float64Array, radius: number, start: StrokePoint, end: StrokePoint): void {
  const segment = segmentFrom(start, end);
  const reach = radius + 1;
  const [left, right] = pixelRange(start[0], end[0], reach);
  const [top, bottom] = pixelRange(start[1], end[1], reach);
  for (let row = top; row < bottom; row++) {
    for (let column = left; column < right; column++) {
      const covered = radius + 0.5 - distanceTo(segment, column + 0.5, row + 0.5);
      const pixel = row * INK_SIDE + column;
      if (covered > ink[pixel]!) ink[pixel] = Math.min(covered, 1);
    }
  }
}

/** From the first pixel that is near enough to the one after the last. */
function pixelRange(a: number, b: number, reach: number): [number, number] {
  const [from, to] = [Math.floor(Math.min(a, b) - reach), Math.ceil(Math.max(a, b) + reach)];
  return [Math.max(from, 0), Math.min(to, INK_SIDE)];
}

/** A straight line between two points; plain numbers, as each is measured from many pixels. */
interface Segment {
  readonly startX: number;
  readonly startY: number;
  readonly wayX: number;
  readonly wayY: number;
  readonly squared: number;
}

export function segmentFrom([startX, startY]: StrokePoint, [endX, endY]: StrokePoint): Segment {
  const [wayX, wayY] = [endX - startX, endY - startY];
  return { startX, startY, wayX, wayY, squared: wayX * wayX + wayY * wayY };
}

/** Of a point to the nearest one of the segment. */
export function distanceTo(segment: Segment, x: number, y: number): number {
  const { startX, startY, wayX, wayY, squared } = segment;
  const along = squared === 0 ? 0 : ((x - startX) * wayX + (y - startY) * wayY) / squared;
  const share = Math.min(Math.max(along, 0), 1);
  const offX = x - startX - share * wayX;
  const offY = y - startY - share * wayY;
  return Math.sqrt(offX * offX + offY * offY); // not hypot, whose last bits may differ
}
