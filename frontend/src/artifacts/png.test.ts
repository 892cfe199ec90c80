import { expect, test } from 'vitest';

import { pngOfLines } from '../testing/madePng';
import { readPng } from './png';

test('lines are read whatever their filter: none, left, above, both, and the nearest of three', async () => {
  const lines = [
    [0, 4, 5, 6],
    [1, 10, 5, 250],
    [2, 1, 1, 1],
    [3, 2, 2, 2],
    [4, 1, 1, 1],
  ];
  expect(await readPng(pngOfLines(3, lines))).toEqual({
    width: 3,
    height: 5,
    channels: 1,
    bytes: Uint8Array.of(4, 5, 6, 10, 15, 9, 11, 16, 10, 7, 13, 13, 8, 14, 15),
  });
});

test('in colour a neighbour is the same channel of the next pixel', async () => {
  const file = pngOfLines(2, [[1, 1, 2, 3, 10, 20, 30]], 2);
  const { channels, bytes } = await readPng(file);
  expect(channels).toBe(3);
  expect([...bytes]).toEqual([1, 2, 3, 11, 22, 33]);
});

const whole = pngOfLines(3, [[0, 1, 2, 3]]);

test.each([
  ['something else', new TextEncoder().encode('<html>Not what you asked for'), 'it is no PNG'],
  ['only its beginning', whole.subarray(0, 12), 'it has no header'],
  ['a picture of palette colours', pngOfLines(3, [[0, 1, 2, 3]], 3), 'it is another kind of PNG'],
  ['a line too few', pngOfLines(3, [[0, 1, 2, 3], []]), 'it is not as long as it should be'],
  ['a filter that there is not', pngOfLines(3, [[5, 1, 2, 3]]), 'it is damaged'],
])('%s is said in words', async (_, file, words) => {
  await expect(readPng(file)).rejects.toThrow(words);
});

test('a file that is cut off is refused', async () => {
  await expect(readPng(whole.subarray(0, 50))).rejects.toThrow();
});
