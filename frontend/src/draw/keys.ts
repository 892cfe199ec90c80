/** How keys move the pen. */
import { STEPS_OF_SIDE } from '../model/drawing';
import type { StrokePoint } from '../model/rasterize';

/** Of a key that goes down. */
type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>;

const STEP = 8 / STEPS_OF_SIDE;
const LARGE = 4; // steps, with Shift
const DIRECTIONS: Readonly<Record<string, StrokePoint>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Where the pen begins. */
export const CENTRE: StrokePoint = [0.5, 0.5];

/** Whether a key puts the pen down and lifts it. */
export function isToggle(key: string): boolean {
  return key === ' ' || key === 'Enter';
}

/** Whether a key, with those held beside it, takes back what was drawn last. */
export function isUndo({ key, ctrlKey, metaKey }: Pressed): boolean {
  return key === 'z' && (ctrlKey || metaKey);
}

/** Whether a key is one of the pen's. */
export function isPenKey(key: string): boolean {
  return isToggle(key) || key in DIRECTIONS;
}

/** Where a key takes the pen, no further than to the pad's edge; undefined if it is none that moves. */
export function movedPen(
  [x, y]: StrokePoint,
  key: string,
  large: boolean,
): StrokePoint | undefined {
  const direction = DIRECTIONS[key];
  if (!direction) return undefined;
  const length = (large ? LARGE : 1) * STEP;
  const inside = (value: number) => Math.min(Math.max(value, 0), 1);
  return [inside(x + direction[0] * length), inside(y + direction[1] * length)];
}
