import { renderHook } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';

import { observable } from '../model/observable';
import { sweep } from './sweep';
import { useSweep } from './useSweep';

const end = vi.fn();
vi.mock('./sweep', () => ({ isSweepWanted: () => true, sweep: vi.fn<typeof sweep>(() => end) }));

beforeEach(() => void vi.clearAllMocks());

const rendered = (ready: boolean) => {
  const position = observable(50);
  return renderHook((props) => useSweep(position, props.ready), { initialProps: { ready } });
};

test('the path is shown as soon as there is one', () => {
  const { rerender } = rendered(false);
  expect(sweep).not.toHaveBeenCalled();
  rerender({ ready: true });
  expect(sweep).toHaveBeenCalledOnce();
});

test('a path that has gone ends it, and the next one is not shown so', () => {
  const { rerender } = rendered(true);
  rerender({ ready: false });
  expect(end).toHaveBeenCalledOnce();
  rerender({ ready: true });
  expect(sweep).toHaveBeenCalledOnce();
});
