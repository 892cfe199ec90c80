import { expect, test } from 'vitest';

import { crossfade } from './crossfade';

test('a cross-fade begins with the first picture, ends with the second and is their mean half way', () => {
  const frames = crossfade(Float32Array.of(0, 0.25, 1), Float32Array.of(1, 0.75, 0));
  expect(frames).toHaveLength(101);
  expect(frames[0]).toEqual(Float32Array.of(0, 0.25, 1));
  expect(frames[50]).toEqual(Float32Array.of(0.5, 0.5, 0.5));
  expect(frames[100]).toEqual(Float32Array.of(1, 0.75, 0));
});
