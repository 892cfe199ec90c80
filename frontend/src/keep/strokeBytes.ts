/**
 * Strokes as few bytes. The brush, then stroke by stroke: how many points (two bytes, the higher first), the first
 * point (x, y), and of each next one a byte that holds the step from the one before it: 8 + dx in its higher
 * half, 8 + dy in its lower one. Where a step is larger than 7 a zero and the point itself stand instead.
 */
import { MAX_POINTS, MAX_STROKES, STEPS_OF_SIDE } from '../model/drawing';
import type { Stroke, Strokes } from '../model/rasterize';

const LONGEST_STEP = 7;
const POINT_FOLLOWS = 0;
const MOST_PAINT = 500; // canvases: what takes no longer than about half a second to paint

/** An Error if there is more to paint than a link may ask of whoever opens it. */
export function toStrokeBytes({ brush, strokes }: Strokes): Uint8Array {
  checkPaint({ brush, strokes });
  return Uint8Array.from([toByte(brush), ...strokes.flatMap(strokeBytes)]);
}

function strokeBytes(stroke: Stroke): number[] {
  const points = stroke.map(([x, y]) => [toByte(x), toByte(y)] as const);
  return points.reduce<number[]>(
    (bytes, [x, y], i) => {
      const [beforeX, beforeY] = points[i - 1] ?? [NaN, NaN];
      const [dx, dy] = [x - beforeX, y - beforeY];
      const isStep = Math.max(Math.abs(dx), Math.abs(dy)) <= LONGEST_STEP;
      if (isStep) return [...bytes, 16 * (8 + dx) + 8 + dy];
      return i === 0 ? [...bytes, x, y] : [...bytes, POINT_FOLLOWS, x, y];
    },
    [points.length >> 8, points.length & 255],
  );
}

/** An Error if the bytes are anything else. */
export function fromStrokeBytes(bytes: Uint8Array): Strokes {
  let at = 0;
  const next = () => {
    const byte = bytes[at++];
    if (byte === undefined) throw new Error('strokes: expected more bytes');
    return byte;
  };
  const brush = next() / STEPS_OF_SIDE;
  const strokes: Stroke[] = [];
  while (at < bytes.length && strokes.length < MAX_STROKES) strokes.push(readStroke(next));
  if (at < bytes.length) throw new Error(`strokes: expected at most ${MAX_STROKES}`);
  checkPaint({ brush, strokes });
  return { brush, strokes };
}

/** The areas that the lines between points may touch. */
function checkPaint({ brush, strokes }: Strokes): void {
  const areas = strokes.flatMap((stroke) =>
    stroke.map(([x, y], i) => {
      const [beforeX, beforeY] = stroke[i - 1] ?? [x, y];
      return (brush + Math.abs(x - beforeX)) * (brush + Math.abs(y - beforeY));
    }),
  );
  const paint = areas.reduce((sum, area) => sum + area, 0);
  if (paint > MOST_PAINT)
    throw new Error(`strokes: ${Math.round(paint)} times the canvas to paint`);
}

function readStroke(next: () => number): Stroke {
  const count = 256 * next() + next();
  if (count < 1 || count > MAX_POINTS) throw new Error(`strokes: a stroke of ${count} points`);
  let [x, y] = [next(), next()];
  return Array.from({ length: count }, (_, i) => {
    if (i > 0) [x, y] = readPoint(next, x, y);
    return [x / STEPS_OF_SIDE, y / STEPS_OF_SIDE] as const;
  });
}

function readPoint(next: () => number, x: number, y: number): [x: number, y: number] {
  const step = next();
  if (step === POINT_FOLLOWS) return [next(), next()];
  const point: [number, number] = [x + (step >> 4) - 8, y + (step & 15) - 8];
  if (Math.min(...point) < 0 || Math.max(...point) > STEPS_OF_SIDE) {
    throw new Error('strokes: a point is outside');
  }
  return point;
}

function toByte(share: number): number {
  return Math.round(share * STEPS_OF_SIDE);
}
