import { expect, test } from 'vitest';

import { withoutSpecks } from './specks';

const heights = Float32Array.of(1, 1, -1, -1, 1, -1, -1, -1, -1, -1, 2, -1, -1, 1, -1, 1);
const ink = heights.map((height) => Math.max(height, 0));

test('islands with less ink than asked for are sunk, by sides and not by corners', () => {
  expect([...withoutSpecks(heights, ink, 1.5)]).toEqual([
    1, 1, -1, -1, 1, -1, -1, -1, -1, -1, 2, -1, -1, -1, -1, -1,
  ]);
  expect(withoutSpecks(heights, ink, 4).every((height) => height < 0)).toBe(true);
});

test('where nothing is asked for all of it stays', () => {
  expect(withoutSpecks(heights, ink, 0)).toEqual(heights);
});
