import { expect, test, vi } from 'vitest';

import { timeText } from './time';
import { turned } from './turns';

const frames = Array.from({ length: 101 }, (_, percent) => Float32Array.of(percent));

test('only what changes turns', async () => {
  const turn = vi.fn(async () => frames);
  const pictureAt = await turned('09:59', '10:00', turn);
  expect(turn.mock.calls).toEqual([
    [0, 1],
    [9, 0],
    [5, 0],
    [9, 0],
  ]);
  expect(pictureAt(0, 0.5)).toBe(frames[50]);
  expect(pictureAt(2, 0.5)).toBeUndefined();
});

test('the time has two digits of each', () => {
  const time = new Date(2026, 0, 1, 9, 5, 7);
  expect([timeText(time, false), timeText(time, true)]).toEqual(['09:05', '09:05:07']);
});
