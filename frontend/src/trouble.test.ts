import { expect, test, vi } from 'vitest';

import { Fault, type FaultKind } from './model/fault';
import { firstTrouble } from './trouble';

function failing(kind?: FaultKind) {
  return { fault: kind && new Fault(kind, 'made up'), retry: vi.fn() };
}

/** What is told, and what is tried again, of artifacts, sections and blend with these faults. */
function troubleWith(...kinds: [FaultKind?, FaultKind?, FaultKind?]) {
  const [artifacts, sections, blend] = [0, 1, 2].map((i) => failing(kinds[i]));
  const { fault, retry } = firstTrouble(artifacts!, sections!, blend!);
  retry();
  const retried = [artifacts, sections, blend].map((part) => part!.retry.mock.lastCall?.[0]?.kind);
  return { told: fault?.kind, retried };
}

test.each([
  [['digits', 'page', 'decode'], 'digits'],
  [[undefined, 'page', 'decode'], 'page'],
  [[undefined, undefined, 'decode'], 'decode'],
  [[], undefined],
] as const)('of the faults %j it tells %s', (kinds, told) => {
  expect(troubleWith(...kinds).told).toBe(told);
});

test('all that has failed is tried again, the blend only if the engine need not be', () => {
  expect(troubleWith('path', 'page', 'model').retried).toEqual(['path', 'page', undefined]);
  expect(troubleWith(undefined, undefined, 'model').retried).toEqual([
    undefined,
    undefined,
    'model',
  ]);
});

test('a fault of the engine in a blend starts the engine anew', () => {
  expect(troubleWith(undefined, undefined, 'worker').retried).toEqual([
    'worker',
    undefined,
    undefined,
  ]);
});

test('a new version is loaded, and nothing else tried', () => {
  const reload = vi.spyOn(location, 'reload').mockImplementation(() => {});
  expect(troubleWith('version', 'page').retried).toEqual([undefined, undefined, undefined]);
  expect(reload).toHaveBeenCalledOnce();
});

test('what has not failed is left alone', () => {
  expect(troubleWith().retried).toEqual([undefined, undefined, undefined]);
});
