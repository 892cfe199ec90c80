import { beforeEach, expect, test, vi } from 'vitest';

import { inPieces } from './inPieces';

let now = 0;
let frame: (() => void) | undefined;

beforeEach(() => {
  [now, frame] = [0, undefined];
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  vi.stubGlobal('cancelAnimationFrame', () => (frame = undefined));
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => {
    frame = callback;
    return 1;
  });
});

function nextFrame(): void {
  const due = frame;
  frame = undefined;
  due?.();
}

test('a frame does no more than it has time for, and all is done in order', () => {
  const done: string[] = [];
  inPieces(['a', 'b', 'c', 'd', 'e'], (one, i) => {
    done.push(`${i}${one}`);
    now += 4;
  });
  expect(done).toEqual(['0a', '1b']);
  nextFrame();
  expect(done).toHaveLength(4);
  nextFrame();
  expect(done).toEqual(['0a', '1b', '2c', '3d', '4e']);
  expect(frame).toBeUndefined();
});

test('what is slower than a frame is still done, and it can be ended', () => {
  const work = vi.fn(() => void (now += 1000));
  const end = inPieces([1, 2, 3], work);
  expect(work).toHaveBeenCalledTimes(1);
  end();
  nextFrame();
  expect(work).toHaveBeenCalledTimes(1);
});
