import { act, renderHook } from '@testing-library/react';
import { expect, test, vi } from 'vitest';

import { useDeviceRatio } from './useDeviceRatio';

/** In place of the browser's: a query is told of when the ratio begins or ceases to be its own. */
function fakeDevice() {
  const queries = new Map<string, EventTarget>();
  vi.stubGlobal('devicePixelRatio', 1);
  vi.stubGlobal('matchMedia', (query: string) => {
    if (!queries.has(query)) queries.set(query, new EventTarget());
    return queries.get(query);
  });
  return (ratio: number) => {
    const told = [devicePixelRatio, ratio].map((one) => queries.get(`(resolution: ${one}dppx)`));
    vi.stubGlobal('devicePixelRatio', ratio);
    act(() => told.forEach((query) => query?.dispatchEvent(new Event('change'))));
  };
}

test('the ratio is followed from one screen to the next, and back', () => {
  const moveTo = fakeDevice();
  const { result } = renderHook(useDeviceRatio);
  expect(result.current).toBe(1);
  for (const ratio of [2, 1.5, 1]) {
    moveTo(ratio);
    expect(result.current).toBe(ratio);
  }
});
