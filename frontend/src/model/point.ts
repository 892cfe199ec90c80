/** A place on a flat surface, in percent from its left and from its top. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export const MIDDLE: Point = { x: 50, y: 50 };

const STEP = 1;
const LARGE_STEP = 10;
const DIRECTIONS = new Map([
  ['ArrowLeft', { x: -1, y: 0 }],
  ['ArrowRight', { x: 1, y: 0 }],
  ['ArrowUp', { x: 0, y: -1 }],
  ['ArrowDown', { x: 0, y: 1 }],
]);

/** The nearest point of the surface. */
export function within({ x, y }: Point): Point {
  return { x: Math.min(Math.max(x, 0), 100), y: Math.min(Math.max(y, 0), 100) };
}

/** Where a key takes a point; undefined if it is none that moves. */
export function movedByKey({ x, y }: Point, key: string, large: boolean): Point | undefined {
  const direction = DIRECTIONS.get(key);
  if (!direction) return undefined;
  const step = large ? LARGE_STEP : STEP;
  return within({ x: x + step * direction.x, y: y + step * direction.y });
}

export function apart(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
