/** The page of digits in more pixels than MNIST's. */
import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';

import { paintInk } from './keep/inkRaster';
import { PIXELS, SIDE } from './model/pixels';
import { SECTIONS } from './model/sections';
import { fakeArtifacts, serve } from './testing/fixtures';
import { fakeScreen } from './testing/onScreen';
import { renderPage } from './testing/renderPage';
import { tinyEngine } from './testing/tinyEngine';

vi.mock('./model/dataset', async () => {
  const { digits, pageOf } = await import('./testing/datasets');
  return pageOf({ ...digits, side: 64 });
});
const tiny = await tinyEngine({ vae: 2, ae: 2 });
vi.mock('./engine/engineClient', () => ({ startEngine: async () => tiny }));

test.each([9 * SIDE, 4 * SIDE, SIDE])('ink goes to the edges of a file of %d pixels', (side) => {
  const pixels = new Uint32Array(side * side);
  paintInk(pixels, side, new Float32Array(PIXELS).fill(1), 0);
  const across = [...pixels.subarray((side / 2) * side, (side / 2 + 1) * side)];
  expect(across.every((pixel) => pixel >>> 24 > 200)).toBe(true);
  expect(across).toEqual(across.toReversed());
});

test('no numbers are written: how near to each other digits stand is known in 28 x 28', async () => {
  fakeScreen();
  serve(fakeArtifacts());
  renderPage();
  await screen.findByRole('heading', { name: 'About' });
  expect(screen.queryByRole('heading', { name: /^(In your hand|Clock)$/ })).toBeNull();
  expect(SECTIONS).not.toContain('clock');
});
