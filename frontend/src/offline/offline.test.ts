import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { keepForOffline } from './offline';

/** A worker whose installation is ended by hand. */
function installing() {
  const worker = Object.assign(new EventTarget(), { state: 'installing' });
  const become = (state: string) => {
    worker.state = state;
    worker.dispatchEvent(new Event('statechange'));
  };
  return { worker, become };
}

const register = vi.fn();

beforeEach(() => {
  register.mockReset();
  vi.stubEnv('DEV', false);
  vi.stubGlobal('requestIdleCallback', (call: () => void) => setTimeout(call));
  vi.stubGlobal('navigator', { cookieEnabled: true, serviceWorker: { register } });
});

afterEach(() => {
  vi.unstubAllEnvs();
});

test.each([
  ['activated', true],
  ['redundant', false],
])('a worker that becomes %s: kept is %s', async (state, expected) => {
  const { worker, become } = installing();
  register.mockResolvedValue({ active: null, waiting: null, installing: worker });
  const kept = keepForOffline();
  await vi.waitFor(() => expect(register).toHaveBeenCalledWith('./serviceWorker.js'));
  await new Promise((resolve) => setTimeout(resolve)); // now it listens
  become('installed');
  become(state);
  expect(await kept).toBe(expected);
});

test('on a later visit the copy is there, also while a new one is made', async () => {
  register.mockResolvedValue({ active: {}, waiting: null, installing: installing().worker });
  expect(await keepForOffline()).toBe(true);
});

test('it waits for a quiet moment', async () => {
  let quiet = () => {};
  vi.stubGlobal('requestIdleCallback', (call: () => void) => {
    quiet = call;
  });
  register.mockResolvedValue({ active: {} });
  const kept = keepForOffline();
  expect(register).not.toHaveBeenCalled();
  quiet();
  expect(await kept).toBe(true);
});

test.each([
  ['without service workers', {}],
  ['that lets the page keep nothing', { cookieEnabled: false, serviceWorker: { register } }],
])('a browser %s is asked for nothing', async (_, browser) => {
  vi.stubGlobal('navigator', browser);
  expect(await keepForOffline()).toBe(false);
  expect(register).not.toHaveBeenCalled();
});
