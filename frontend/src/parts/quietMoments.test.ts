import { afterEach, expect, test, vi } from 'vitest';

import { inQuietMoments } from './quietMoments';

const waiting: ((moment: object) => void)[] = [];
const quietMoment = (remaining = 0) => waiting.shift()?.({ timeRemaining: () => remaining });

function canBeQuiet() {
  vi.stubGlobal('requestIdleCallback', (go: () => void) => waiting.push(go));
  vi.stubGlobal('cancelIdleCallback', () => waiting.splice(0));
}

afterEach(() => {
  vi.unstubAllGlobals();
});

test('each is done once, in order, one in a short moment', () => {
  canBeQuiet();
  const done: string[] = [];
  inQuietMoments(['a', 'b'], (item) => done.push(item));
  expect(done).toEqual([]);
  quietMoment();
  expect(done).toEqual(['a']);
  quietMoment();
  expect(done).toEqual(['a', 'b']);
  expect(waiting).toEqual([]);
});

test('more is done in a long moment, but for no more than a few milliseconds', () => {
  canBeQuiet();
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  const act = vi.fn(() => (now += 3));
  inQuietMoments([1, 2, 3, 4], act);
  quietMoment(50);
  expect(act).toHaveBeenCalledTimes(3);
  quietMoment(50);
  expect(act).toHaveBeenCalledTimes(4);
  expect(waiting).toEqual([]);
});

test('what is ended does no more, and nothing has nothing to do', () => {
  canBeQuiet();
  const act = vi.fn();
  const end = inQuietMoments(['a', 'b'], act);
  quietMoment();
  end();
  quietMoment();
  inQuietMoments([], act);
  quietMoment();
  expect(act).toHaveBeenCalledTimes(1);
});

test('in a browser that tells of no quiet moment a little is done every now and then', () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  const act = vi.fn(() => (now += 3));
  const end = inQuietMoments([1, 2, 3, 4, 5, 6, 7], act);
  expect(act).not.toHaveBeenCalled();
  vi.advanceTimersToNextTimer();
  expect(act).toHaveBeenCalledTimes(3);
  vi.advanceTimersToNextTimer();
  expect(act).toHaveBeenCalledTimes(6);
  end();
  vi.runAllTimers();
  expect(act).toHaveBeenCalledTimes(6);
  vi.useRealTimers();
});
