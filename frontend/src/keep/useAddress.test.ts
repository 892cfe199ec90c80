import { act, renderHook } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';

import { sceneOf } from '../blend/scene';
import { observable } from '../model/observable';
import { useAddress } from './useAddress';

const scene = sceneOf({
  first: { kind: 'shipped', label: 1, sample: 0 },
  second: { kind: 'shipped', label: 2, sample: 0 },
});

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  return () => vi.useRealTimers();
});

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

function render(wanted = true) {
  const position = observable(50);
  const { rerender } = renderHook((shown) => useAddress(wanted, shown, position), {
    initialProps: scene,
  });
  return { position, show: rerender };
}

test('what is shown stands in the address half a second after the last change', async () => {
  const { position, show } = render();
  position.set(60);
  await pass(400);
  position.set(61);
  await pass(400);
  expect(location.hash).toBe('');
  await pass(200);
  await vi.waitFor(() => expect(location.hash).toBe('#v=1&a=1.0&b=2.0&p=61'));
  show({ ...scene, look: 'pixels' });
  await pass(600);
  await vi.waitFor(() => expect(location.hash).toBe('#v=1&a=1.0&b=2.0&p=61&i=0'));
});

test('nothing stands there before something has changed', async () => {
  const { position } = render();
  position.set(60);
  position.set(50); // as after the first look
  await pass(2000);
  expect(location.hash).toBe('');
});

test('where a section has been gone to the address names it and what is shown, until that changes', async () => {
  const { position } = render();
  position.set(60);
  await pass(600);
  location.hash = '#map';
  await vi.waitFor(() => expect(location.hash).toBe('#map&v=1&a=1.0&b=2.0&p=60'));
  position.set(61);
  await pass(600);
  await vi.waitFor(() => expect(location.hash).toBe('#v=1&a=1.0&b=2.0&p=61'));
});

test('where it is not wanted nothing is written', async () => {
  const { position } = render(false);
  position.set(60);
  await pass(2000);
  expect(location.hash).toBe('');
});
