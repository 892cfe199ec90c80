import { expect, test } from 'vitest';

import { movedTo } from './moves';

const names = [...'ABCDEFGHIJKLM'];
/** Names in rows of five, of which the last has three. */
const boxes = names.map((_, i) => ({ x: 40 * (i % 5), y: 44 * Math.floor(i / 5), height: 40 }));
const inOneRow = names.map((_, i) => ({ x: 40 * i, y: 0, height: 40 }));
const move = (key: string, from: number) => movedTo(key, from, names, boxes);

test('up and down lead to the row above and below, and no further than to the last', () => {
  expect([move('ArrowDown', 1), move('ArrowUp', 6)]).toEqual([6, 1]);
  expect(move('ArrowDown', 9)).toBe(12); // the row ends before
  expect([move('ArrowUp', 2), move('ArrowDown', 11)]).toEqual([2, 11]);
});

test('names of other widths lead to the nearest', () => {
  const words = [0, 90, 130, 0, 60, 150].map((x, i) => ({ x, y: i < 3 ? 0 : 40, height: 36 }));
  expect([1, 4].map((from) => movedTo('ArrowDown', from, names, words))).toEqual([4, 4]);
  expect(movedTo('ArrowUp', 5, names, words)).toBe(2);
});

test('in a single row these keys are the browser’s, as are left and right', () => {
  expect(movedTo('ArrowDown', 3, names, inOneRow)).toBeUndefined();
  expect(move('ArrowRight', 3)).toBeUndefined();
  expect([move(' ', 3), move('Tab', 3)]).toEqual([undefined, undefined]);
});

test('Home and End lead to the first and the last', () => {
  expect([move('Home', 7), move('End', 7)]).toEqual([0, 12]);
});

test('a letter leads to the next name that begins with it', () => {
  expect([move('k', 3), move('B', 3), move('z', 3)]).toEqual([10, 1, undefined]);
  expect(movedTo('s', 0, ['Shirt', 'Bag', 'Sneaker'], boxes)).toBe(2);
  expect(['a', 'A', 'b'].map((key) => movedTo(key, 0, [...'ABa'], boxes))).toEqual([2, 0, 1]);
});
