import { expect, test } from 'vitest';

import { wheel } from './wheel';

test('a notch over the picture is five percent, either way', () => {
  const { point, turn } = wheel();
  point(0);
  expect(turn(50, 100, 0)).toBe(55);
  expect(turn(55, -100, 10)).toBe(50);
});

test('small turns add up to a percent', () => {
  const { point, turn } = wheel();
  point(0);
  expect([turn(50, 8, 0), turn(50, 8, 10), turn(50, 8, 20)]).toEqual([50, 50, 51]);
});

test('it stops at the ends of the path', () => {
  const { point, turn } = wheel();
  point(0);
  expect(turn(98, 100, 0)).toBe(100);
  expect(turn(3, -100, 10)).toBe(0);
});

test('a page that scrolls goes on when the picture comes under the pointer', () => {
  const { point, scroll, turn } = wheel();
  expect(turn(50, 100, 0)).toBeUndefined();
  scroll(10);
  point(20); // a browser says so when the page moves under a pointer that rests
  expect(turn(50, 100, 30)).toBeUndefined();
  point(500);
  expect(turn(50, 100, 510)).toBe(55);
});

test('a turn that has come to the end does not scroll the page, a new one does', () => {
  const { point, turn } = wheel();
  point(0);
  expect(turn(98, 100, 0)).toBe(100);
  expect(turn(100, 100, 100)).toBe(100);
  expect(turn(100, 100, 1000)).toBeUndefined();
  expect(turn(100, -100, 2000)).toBe(95);
});

test('away from the picture nothing is taken', () => {
  const { point, leave, turn } = wheel();
  point(0);
  leave();
  expect(turn(50, 100, 10)).toBeUndefined();
});
