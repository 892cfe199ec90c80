import { expect, test, vi } from 'vitest';

import { fakePng } from '../testing/fakeCanvas';
import { fakeSheet, serve } from '../testing/fixtures';
import { loadSheet } from './sheet';

const sheet = fakeSheet(300, 7);

test('a sheet is read byte for byte', async () => {
  serve({ '/sheet.png': () => new Response(fakePng(sheet)) });
  expect(await loadSheet('/sheet.png', { cache: 'default' })).toEqual(sheet);
});

test('a browser that has no memory for a canvas is told of', async () => {
  serve({ '/sheet.png': () => new Response(fakePng(sheet)) });
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  await expect(loadSheet('/sheet.png', { cache: 'default' })).rejects.toThrow(
    'canvas: expected a 2d context, got null',
  );
});
