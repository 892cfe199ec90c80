import { act, renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';

import type { Blend } from '../blend/blend';
import { STEPS } from '../model/frames';
import { observable } from '../model/observable';
import { pointOn } from '../model/path';
import { useOwnCode } from './useOwnCode';

function blendOf(first: number): Blend {
  return {
    model: 'vae',
    route: { first: Float32Array.of(first, 0), second: Float32Array.of(0, 2) },
    times: Array.from({ length: STEPS + 1 }, (_, percent) => (percent / STEPS) ** 2),
    frames: Array.from({ length: STEPS + 1 }, (_, percent) => Float32Array.of(percent)),
  };
}

const mine = Float32Array.of(5, 5);

function start(visible = true) {
  const position = observable(50);
  let renders = 0;
  const { result, rerender } = renderHook(
    (props: { blend: Blend | undefined; visible: boolean }) => {
      renders++;
      return useOwnCode(props.blend, position, props.visible);
    },
    { initialProps: { blend: blendOf(1) as Blend | undefined, visible } },
  );
  const move = (percent: number) => act(() => position.set(percent));
  const change = (code: Float32Array | undefined) => act(() => result.current.setCode(code));
  return { result, rerender, move, change, renders: () => renders };
}

test('it begins with the code and the picture at the slider’s place, and follows it', () => {
  const { result, move } = start();
  expect(result.current.code).toEqual(pointOn(blendOf(1).route!, 0.25));
  move(80);
  expect(result.current.code).toEqual(pointOn(blendOf(1).route!, 0.64));
  expect([...result.current.picture!]).toEqual([80]);
  expect(result.current.own).toBeUndefined();
});

test('without times the slider’s place is the route’s', () => {
  const { result, rerender } = start();
  const { route, frames } = blendOf(1);
  rerender({ blend: { model: 'vae', route: route!, frames }, visible: true });
  expect(result.current.code).toEqual(pointOn(route!, 0.5));
});

test('without a route there is no code', () => {
  const { result, rerender } = start();
  rerender({ blend: { model: 'vae', frames: [] }, visible: true });
  expect(result.current.code).toBeUndefined();
  rerender({ blend: undefined, visible: true });
  expect(result.current.code).toBeUndefined();
});

test('a code of one’s own is kept while the blend plays on, and given up on demand', () => {
  const { result, move, change } = start();
  change(mine);
  move(60);
  move(61);
  expect(result.current.code).toBe(mine);
  change(undefined);
  expect(result.current.code).toEqual(pointOn(blendOf(1).route!, 0.61 ** 2));
});

test('it is over when the slider moves while nobody looks, and only then', () => {
  const { result, rerender, move, change } = start();
  const blend = blendOf(1);
  rerender({ blend, visible: true });
  change(mine);
  rerender({ blend, visible: false });
  rerender({ blend, visible: true });
  expect(result.current.own).toBe(mine);
  rerender({ blend, visible: false });
  move(10);
  rerender({ blend, visible: true });
  expect(result.current.code).toEqual(pointOn(blend.route!, 0.01));
});

test('it is over with another blend', () => {
  const { result, rerender, change } = start();
  change(mine);
  rerender({ blend: blendOf(3), visible: true });
  expect(result.current.code).toEqual(pointOn(blendOf(3).route!, 0.25));
});

test('while nobody looks the slider renders nothing', () => {
  const { move, renders } = start(false);
  const before = renders();
  for (let percent = 0; percent <= 40; percent++) move(percent);
  expect(renders()).toBe(before);
});
