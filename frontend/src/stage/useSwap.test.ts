import { act, renderHook } from '@testing-library/react';
import { expect, test, vi } from 'vitest';

import { sceneOf, swapped } from '../blend/scene';
import type { Frames } from '../model/frames';
import { observable } from '../model/observable';
import { PIXELS } from '../model/pixels';
import { useSwap } from './useSwap';

const scene = sceneOf({
  first: { kind: 'shipped', label: 1, sample: 0 },
  second: { kind: 'shipped', label: 2, sample: 0 },
});
const path = (): Frames => [new Float32Array(PIXELS)];

function renderSwap() {
  const position = observable(30);
  const change = vi.fn();
  const frames = path();
  const { result, rerender } = renderHook(
    (props: { frames: Frames }) => useSwap(scene, change, position, props.frames),
    { initialProps: { frames } },
  );
  const show = (next: Frames) => rerender({ frames: next });
  return { position, change, show, frames, swap: () => act(() => result.current()) };
}

test('the slider is mirrored when the new path is there, and only then', () => {
  const { position, change, show, frames, swap } = renderSwap();
  swap();
  expect(change).toHaveBeenCalledWith(swapped(scene));
  show(frames);
  expect(position.get()).toBe(30);
  show(path());
  expect(position.get()).toBe(70);
  show(path());
  expect(position.get()).toBe(70);
});

test('swapped twice before there is a path is not swapped', () => {
  const { position, show, swap } = renderSwap();
  swap();
  swap();
  show(path());
  expect(position.get()).toBe(30);
});

test('another pair does not move the slider', () => {
  const { position, show } = renderSwap();
  show(path());
  expect(position.get()).toBe(30);
});
