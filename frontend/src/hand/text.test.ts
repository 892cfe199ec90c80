import { expect, test, vi } from 'vitest';

import { readAs } from './text';

vi.mock('../model/dataset', async () => {
  const { characters, pageOf } = await import('../testing/datasets');
  return pageOf(characters);
});

test('what is read is told by the name of its class', () => {
  expect([7, 10, 46].map(readAs)).toEqual([
    'A digit of the hand, read as 7',
    'A digit of the hand, read as A',
    'A digit of the hand, read as t',
  ]);
});
