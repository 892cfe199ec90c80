import { expect, test } from 'vitest';

import { cornersOf } from './shapes';

const labels = Array.from({ length: 10 }, (_, label) => label);

test('each class has a shape of its own', () => {
  const shapes = labels.map((label) => JSON.stringify(cornersOf(label)));
  expect(new Set(shapes).size).toBe(10);
});

test('no shape is heavier than another', () => {
  for (const label of labels) {
    const corners = cornersOf(label);
    const doubled = corners.map(([x, y], i) => {
      const [nextX, nextY] = corners[(i + 1) % corners.length]!;
      return x * nextY - nextX * y;
    });
    expect(Math.abs(doubled.reduce((sum, part) => sum + part, 0)) / 2).toBeCloseTo(Math.PI);
  }
});
