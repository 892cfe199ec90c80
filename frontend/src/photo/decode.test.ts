import { expect, test } from 'vitest';

import { overWhatShowsIt } from './decode';

const pixel = (grey: number, alpha: number) => [grey, grey, grey, alpha];

test('dark ink on nothing lies on white', () => {
  const rgba = Uint8ClampedArray.from([...pixel(0, 255), ...pixel(9, 0)]);
  expect([...overWhatShowsIt(rgba)]).toEqual([0, 0, 0, 1, 1, 1]);
});

test('light ink on nothing lies on black', () => {
  const rgba = Uint8ClampedArray.from([...pixel(255, 255), ...pixel(255, 0)]);
  expect([...overWhatShowsIt(rgba)]).toEqual([1, 1, 1, 0, 0, 0]);
});
