/** A place on a flat surface, in percent from its left and from its top. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export const MIDDLE: Point = { x: 50, y: 50 };

const STEP = 1;
const LARGE_STEP = 10;
const DIRECTIONS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The nearest point of the surface. */
export function within({ x, y }: Point): Point {
  return { x: Math.min(Math.max(x, 0), 100), y: Math.min(Math.max(y, 0), 100) };
}

/** Where a key takes a point; undefined if it is none that moves. */
export function movedByKey({ x, y }: Point, key: string, large: boolean): Point | undefined {
  const direction = DIRECTIONS[key];
  if (!direction) return undefined;
  const step = large ? LARGE_STEP : STEP;
  return within({ x: x + step * direction[0], y: y + step * direction[1] });
}

export function apart(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
