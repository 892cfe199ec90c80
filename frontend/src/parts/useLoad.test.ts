import { act, renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';

import { Fault } from '../model/fault';
import type { LoadContext } from '../model/loading';
import { useLoad } from './useLoad';

/** A loader whose every attempt waits to be settled by hand. */
function slowLoader() {
  const attempts: (LoadContext & {
    done: (value: string) => void;
    fail: (fault: Fault) => void;
  })[] = [];
  const load = (context: LoadContext) =>
    new Promise<string>((done, fail) => {
      attempts.push({ ...context, done, fail });
    });
  return { attempts, load };
}

const fault = new Fault('model', 'gone');

test('it says how far it is, and then what it has', async () => {
  const { attempts, load } = slowLoader();
  const { result } = renderHook(() => useLoad(load));
  expect(result.current[0]).toEqual({ status: 'loading', progress: 0 });
  act(() => attempts[0]!.onProgress(0.4));
  expect(result.current[0]).toEqual({ status: 'loading', progress: 0.4 });
  await act(async () => attempts[0]!.done('model'));
  expect(result.current[0]).toEqual({ status: 'ready', value: 'model' });
});

test('after a failure it can be tried again, past the cache', async () => {
  const { attempts, load } = slowLoader();
  const { result } = renderHook(() => useLoad(load));
  await act(async () => attempts[0]!.fail(fault));
  expect(result.current[0]).toEqual({ status: 'failed', fault });

  act(() => result.current[1]());
  expect(result.current[0]).toEqual({ status: 'loading', progress: 0 });
  expect(attempts.map(({ cache }) => cache)).toEqual(['default', 'reload']);
  expect(attempts[0]!.signal.aborted).toBe(true);
  await act(async () => attempts[1]!.done('model'));
  expect(result.current[0]).toEqual({ status: 'ready', value: 'model' });
});

test('progress that comes after a failure changes nothing', async () => {
  const { attempts, load } = slowLoader();
  const { result } = renderHook(() => useLoad(load));
  await act(async () => attempts[0]!.fail(fault));
  act(() => attempts[0]!.onProgress(0.9));
  expect(result.current[0]).toEqual({ status: 'failed', fault });
});

test('what breaks after it was loaded has failed', async () => {
  const { attempts, load } = slowLoader();
  const { result } = renderHook(() => useLoad(load));
  await act(async () => attempts[0]!.done('model'));
  act(() => attempts[0]!.onLost(fault));
  expect(result.current[0]).toEqual({ status: 'failed', fault });
});

test('an attempt that is over has no say any more', async () => {
  const { attempts, load } = slowLoader();
  const { result, unmount } = renderHook(() => useLoad(load));
  act(() => result.current[1]());
  await act(async () => attempts[0]!.done('old'));
  act(() => attempts[0]!.onLost(fault));
  expect(result.current[0]).toEqual({ status: 'loading', progress: 0 });
  unmount();
  expect(attempts[1]!.signal.aborted).toBe(true);
});
