import { expect, test } from 'vitest';

import { MAX_POINTS, STEPS_OF_SIDE } from '../model/drawing';
import { distanceTo, segmentFrom, type Stroke, type StrokePoint } from '../model/rasterize';
import { steadied, straightened } from './strokes';

const STEP = 1 / STEPS_OF_SIDE;

function circle(points: number, radius = 0.3): Stroke {
  return Array.from({ length: points + 1 }, (_, i) => {
    const angle = (2 * Math.PI * i) / points;
    return [0.4 + radius * Math.cos(angle), 0.4 + radius * Math.sin(angle)] as const;
  });
}

/** From a point to the nearest of a stroke's lines. */
function offFrom(stroke: Stroke, point: StrokePoint): number {
  return Math.min(
    ...stroke.map((end, i) => distanceTo(segmentFrom(stroke[i - 1] ?? end, end), ...point)),
  );
}

test('points between two others on one line are left out, corners stay', () => {
  const seven = straightened([
    [0.2, 0.2],
    [0.4, 0.2],
    [0.6, 0.2],
    [0.8, 0.2],
    [0.8, 0.5],
    [0.8, 0.8],
  ]);
  expect(seven).toEqual([
    [0.2, 0.2],
    [0.8, 0.2],
    [0.8, 0.8],
  ]);
});

test('a circle stays one, closed, with few points', () => {
  const way = circle(400);
  const stroke = straightened(way);
  expect(stroke.length).toBeLessThan(80);
  expect(stroke.at(0)).toEqual(stroke.at(-1));
  for (const point of way) expect(offFrom(stroke, point)).toBeLessThan(1.5 * STEP);
});

test('a tap that has trembled is one point', () => {
  const tap: Stroke = [
    [0.4, 0.4],
    [0.4001, 0.4],
    [0.4, 0.3999],
  ];
  expect(straightened(tap)).toEqual(straightened([[0.4, 0.4]]));
  expect(steadied([[0.4, 0.4]])).toHaveLength(1);
});

test('a stroke never has more points than it may', () => {
  const zigzag = Array.from({ length: 3000 }, (_, i) => [(i % 50) / 50, (i % 7) / 7] as const);
  expect(straightened(zigzag).length).toBeLessThanOrEqual(MAX_POINTS);
});

test('a trembling hand is steadied', () => {
  const tremble = Array.from(
    { length: 101 },
    (_, i) => [0.1 + 0.008 * i, 0.5 + (i % 2 ? 0.01 : -0.01)] as const,
  );
  const height = (stroke: Stroke) => {
    const middle = stroke.slice(2, -2).map(([, y]) => y);
    return Math.max(...middle) - Math.min(...middle);
  };
  expect(height(steadied(tremble))).toBeLessThan(0.7 * height(tremble));
});

test('a steadied stroke begins and ends where the hand did, and stays near it', () => {
  const way = circle(60).slice(0, 46);
  const stroke = steadied(way);
  expect(stroke.at(0)).toEqual(straightened([way[0]!])[0]);
  expect(stroke.at(-1)).toEqual(straightened([way.at(-1)!])[0]);
  for (const point of way) expect(offFrom(stroke, point)).toBeLessThan(5 * STEP);
});
