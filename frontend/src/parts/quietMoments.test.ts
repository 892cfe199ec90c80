import { afterEach, expect, test, vi } from 'vitest';

import { inQuietMoments } from './quietMoments';

const waiting: (() => void)[] = [];
const quietMoment = () => waiting.shift()?.();

function canBeQuiet() {
  vi.stubGlobal('requestIdleCallback', (go: () => void) => waiting.push(go));
  vi.stubGlobal('cancelIdleCallback', () => waiting.splice(0));
}

afterEach(() => {
  vi.unstubAllGlobals();
});

test('each is done once, in order, one in a quiet moment', () => {
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

test('in a browser that tells of no quiet moment all is done at once', () => {
  const done: string[] = [];
  inQuietMoments(['a', 'b'], (item) => done.push(item));
  expect(done).toEqual(['a', 'b']);
});
