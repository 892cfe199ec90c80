import { expect, test } from 'vitest';

import { fakeSheet, serve } from '../testing/fixtures';
import { madePng } from '../testing/madePng';
import { loadSheet } from './sheet';

const sheet = fakeSheet(300, 7);

test('a sheet is read byte for byte', async () => {
  serve({ '/sheet.png': () => new Response(madePng(sheet)) });
  expect(await loadSheet('/sheet.png', { cache: 'default' })).toEqual(sheet);
});

test.each([
  ['Not what you asked for', 'sheet.png: it is no PNG'],
  [madePng(sheet).subarray(0, 100), 'sheet.png: '],
])('what is no sheet is named', async (file, words) => {
  serve({ '/sheet.png': () => new Response(file) });
  await expect(loadSheet('/sheet.png', { cache: 'default' })).rejects.toThrow(words);
});
