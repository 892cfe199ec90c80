import { afterEach, expect, test, vi } from 'vitest';

import { inQuietMoments } from './quietMoments';

const waiting: ((moment: IdleDeadline) => void)[] = [];

/** A moment in which `count` things can be done. */
function quiet(count: number) {
  let left = count;
  waiting.shift()?.({ didTimeout: false, timeRemaining: () => (left-- > 0 ? 10 : 0) });
}

function canBeQuiet() {
  vi.stubGlobal('requestIdleCallback', (go: (moment: IdleDeadline) => void) => waiting.push(go));
  vi.stubGlobal('cancelIdleCallback', () => waiting.splice(0));
}

afterEach(() => {
  vi.unstubAllGlobals();
});

test('each is done once, in order, as there is time', () => {
  canBeQuiet();
  const done: string[] = [];
  inQuietMoments(['a', 'b', 'c'], (item) => done.push(item));
  expect(done).toEqual([]);
  quiet(2);
  expect(done).toEqual(['a', 'b']);
  quiet(2);
  expect(done).toEqual(['a', 'b', 'c']);
  expect(waiting).toEqual([]);
});

test('what is ended does no more', () => {
  canBeQuiet();
  const act = vi.fn();
  const end = inQuietMoments(['a', 'b'], act);
  quiet(1);
  end();
  quiet(1);
  expect(act).toHaveBeenCalledTimes(1);
});

test('a browser that tells of no quiet moment is left in peace', () => {
  vi.stubGlobal('requestIdleCallback', undefined);
  Reflect.deleteProperty(globalThis, 'requestIdleCallback');
  const act = vi.fn();
  inQuietMoments(['a'], act)();
  expect(act).not.toHaveBeenCalled();
});
