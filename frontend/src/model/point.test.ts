import { expect, test } from 'vitest';

import { apart, movedByKey, within } from './point';

test('arrow keys move a point by one percent, and by ten with Shift', () => {
  const point = { x: 50, y: 50 };
  expect(movedByKey(point, 'ArrowRight', false)).toEqual({ x: 51, y: 50 });
  expect(movedByKey(point, 'ArrowLeft', true)).toEqual({ x: 40, y: 50 });
  expect(movedByKey(point, 'ArrowUp', false)).toEqual({ x: 50, y: 49 });
  expect(movedByKey(point, 'ArrowDown', true)).toEqual({ x: 50, y: 60 });
});

test('no key takes a point off its surface', () => {
  expect(movedByKey({ x: 0.5, y: 96 }, 'ArrowLeft', false)).toEqual({ x: 0, y: 96 });
  expect(movedByKey({ x: 0.5, y: 96 }, 'ArrowDown', true)).toEqual({ x: 0.5, y: 100 });
});

test('other keys are left to the browser', () => {
  for (const key of ['Tab', 'Enter', 'a', 'toString']) {
    expect(movedByKey({ x: 1, y: 2 }, key, false)).toBeUndefined();
  }
});

test('a point beside the surface becomes the nearest on it', () => {
  expect(within({ x: -3, y: 104 })).toEqual({ x: 0, y: 100 });
  expect(within({ x: 30, y: 40 })).toEqual({ x: 30, y: 40 });
});

test('points are as far apart as a ruler says', () => {
  expect(apart({ x: 1, y: 2 }, { x: 4, y: 6 })).toBe(5);
});
