/**
 * What the tests go without: the pipeline's files, which a fresh clone does not have, and canvases and
 * pictures, which happy-dom does not draw.
 */
import { cleanup } from '@testing-library/react';
import { afterEach, beforeEach, vi } from 'vitest';

import { fakeContext } from './fakeCanvas';

vi.mock('../model/digitFiles', () => ({
  digitsUrl: '/digits.json',
  pathUrl: '/path.json',
  pictureUrls: new Map(Array.from({ length: 30 }, (_, i) => [`${i}.png`, `/pictures/${i}.png`])),
}));

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation((...words) => {
    throw new Error(`console.error: ${words.join(' ')}`);
  });
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockImplementation(function fake(
    this: HTMLCanvasElement,
  ) {
    return fakeContext(this);
  });
  vi.spyOn(HTMLImageElement.prototype, 'decode').mockResolvedValue();
  vi.spyOn(HTMLImageElement.prototype, 'naturalWidth', 'get').mockReturnValue(28);
  vi.spyOn(HTMLImageElement.prototype, 'naturalHeight', 'get').mockReturnValue(28);
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});
