/** The way of a hand -> a stroke of few points: steadier, and short enough for a link. */
import { getStrokePoints } from 'perfect-freehand';

import { MAX_POINTS, STEPS_OF_SIDE, toStep } from '../model/drawing';
import { distanceTo, segmentFrom, type Stroke, type StrokePoint } from '../model/rasterize';

const STEADYING = 0.35; // of perfect-freehand's streamline: 0 follows every tremor, 1 lags far behind
const SHAKE = 2; // steps: a shorter way at the start is the pen's coming down
const FINENESS = 0.6 / STEPS_OF_SIDE; // as far as this the stroke may leave the hand's way

/** A stroke through all points where a mouse, pen or finger has been. */
export function steadied(points: readonly StrokePoint[]): Stroke {
  if (points.length === 1) return straightened(points);
  const inSteps = points.map(([x, y]) => [x * STEPS_OF_SIDE, y * STEPS_OF_SIDE]);
  const steady = getStrokePoints(inSteps, { streamline: STEADYING, size: SHAKE, last: true });
  return straightened(
    steady.map(({ point: [x, y] }) => [x! / STEPS_OF_SIDE, y! / STEPS_OF_SIDE] as const),
  );
}

/** Without points that lie on the way between others anyway, and never more than a stroke may have. */
export function straightened(points: readonly StrokePoint[]): Stroke {
  const snapped = points.map(([x, y]) => [toStep(x), toStep(y)] as const);
  let fineness = FINENESS;
  let stroke = withoutNeedless(snapped, fineness);
  while (stroke.length > MAX_POINTS) {
    fineness *= 2;
    stroke = withoutNeedless(stroke, fineness);
  }
  return stroke;
}

/** Douglas & Peucker (1973): a point stays if the line without it would be further away than `fineness`. */
function withoutNeedless(points: Stroke, fineness: number): Stroke {
  const kept = new Set([0]);
  const parts: [from: number, to: number][] = [[0, points.length - 1]];
  for (let part = parts.pop(); part; part = parts.pop()) {
    const [from, to] = part;
    const furthest = furthestBetween(points, from, to, fineness);
    if (furthest !== undefined) parts.push([from, furthest], [furthest, to]);
    else if (!isSame(points[from]!, points[to]!)) kept.add(to);
  }
  return points.filter((_, i) => kept.has(i));
}

function furthestBetween(points: Stroke, from: number, to: number, fineness: number) {
  const segment = segmentFrom(points[from]!, points[to]!);
  let [furthest, most] = [undefined as number | undefined, fineness];
  for (let i = from + 1; i < to; i++) {
    const distance = distanceTo(segment, ...points[i]!);
    if (distance > most) [furthest, most] = [i, distance];
  }
  return furthest;
}

function isSame([x, y]: StrokePoint, [otherX, otherY]: StrokePoint): boolean {
  return x === otherX && y === otherY;
}
