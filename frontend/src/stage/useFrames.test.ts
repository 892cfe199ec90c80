import { renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';

import { checkFirstPair } from '../artifacts/firstPair';
import { startPair } from '../blend/pair';
import { sceneOf, swapped } from '../blend/scene';
import { fakeFirstPair } from '../testing/fixtures';
import { useFrames } from './useFrames';

const firstPair = checkFirstPair(fakeFirstPair);
const blended = checkFirstPair(fakeFirstPair).frames;
const start = sceneOf(startPair);
const framesOf = (...args: Parameters<typeof useFrames>) =>
  renderHook(() => useFrames(...args)).result.current;

test('the pair that the page begins with is drawn once, both ways', () => {
  expect(framesOf(start, firstPair, undefined)).toBe(firstPair.frames);
  expect(framesOf(start, firstPair, blended)).toBe(firstPair.frames);
  expect(framesOf(swapped(start), firstPair, blended)).toEqual(firstPair.frames.toReversed());
});

test('any other pair, or one that did not come, is the network’s', () => {
  expect(framesOf(start, undefined, blended)).toBe(blended);
  expect(framesOf({ ...start, evenSpeed: false }, firstPair, blended)).toBe(blended);
  expect(framesOf({ ...start, model: 'ae' }, firstPair, undefined)).toBeUndefined();
});
