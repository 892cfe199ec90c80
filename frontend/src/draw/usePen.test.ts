import { act, renderHook } from '@testing-library/react';
import { expect, test, vi } from 'vitest';

import { MAX_STROKES } from '../model/drawing';
import type { Stroke } from '../model/rasterize';
import { straightened } from './strokes';
import { usePen } from './usePen';

const dot: Stroke = straightened([[0.2, 0.2]]);
const dots = (count: number) => Array.from({ length: count }, () => dot);

function penOn(strokes: readonly Stroke[]) {
  const onStrokes = vi.fn<(strokes: readonly Stroke[]) => void>();
  const { result } = renderHook(() => usePen(strokes, onStrokes));
  return { pen: result, onStrokes };
}

test('a line is shown at once, and joins the strokes before it when it is done', () => {
  const { pen, onStrokes } = penOn([dot]);
  act(() => pen.current.begin('keys', [0.4, 0.4]));
  expect(pen.current.strokes).toEqual([dot, straightened([[0.4, 0.4]])]);
  expect(pen.current.drawer).toBe('keys');
  expect(onStrokes).not.toHaveBeenCalled();

  act(() => pen.current.end('keys'));
  expect(onStrokes).toHaveBeenCalledExactlyOnceWith([dot, straightened([[0.4, 0.4]])]);
  expect(pen.current.drawer).toBeUndefined();
});

test('while it grows it is told of now and then, from the first move on', () => {
  const { pen, onStrokes } = penOn([]);
  act(() => pen.current.begin(1, [0.2, 0.4]));
  for (const [time, told] of [
    [1000, 1],
    [1050, 1],
    [1079, 1],
    [1080, 2],
    [1159, 2],
    [1160, 3],
  ] as const) {
    act(() => pen.current.draw(1, [[time / 2000, 0.4]], time));
    expect(onStrokes).toHaveBeenCalledTimes(told);
  }
  expect(onStrokes.mock.lastCall?.[0]).toEqual(pen.current.strokes);
});

test('one draws at a time', () => {
  const { pen, onStrokes } = penOn([]);
  act(() => pen.current.begin(1, [0.2, 0.4]));
  act(() => {
    pen.current.begin(2, [0.8, 0.8]);
    pen.current.draw(2, [[0.9, 0.9]], 5000);
    pen.current.end(2);
    pen.current.cancel('keys');
  });
  expect(onStrokes).not.toHaveBeenCalled();
  expect(pen.current.strokes).toEqual([straightened([[0.2, 0.4]])]);
});

test('a line that is taken back leaves what was there before it', () => {
  const { pen, onStrokes } = penOn([dot]);
  act(() => pen.current.begin(1, [0.2, 0.4]));
  act(() => pen.current.draw(1, [[0.6, 0.6]], 1000));
  act(() => pen.current.cancel(1));
  expect(onStrokes.mock.lastCall?.[0]).toEqual([dot]);
  expect(pen.current.strokes).toEqual([dot]);
});

test('of a line that nobody has seen nothing is said when it is taken back', () => {
  const { pen, onStrokes } = penOn([dot]);
  act(() => pen.current.begin('keys', [0.2, 0.4]));
  act(() => pen.current.cancel('keys'));
  expect(pen.current.strokes).toEqual([dot]);
  expect(onStrokes).not.toHaveBeenCalled();
});

test('a full pad takes no more strokes', () => {
  const { pen } = penOn(dots(MAX_STROKES));
  act(() => pen.current.begin(1, [0.2, 0.4]));
  expect(pen.current.drawer).toBeUndefined();

  const nearlyFull = penOn(dots(MAX_STROKES - 1)).pen;
  act(() => nearlyFull.current.begin(1, [0.2, 0.4]));
  expect(nearlyFull.current.strokes).toHaveLength(MAX_STROKES);
});
