import { act, renderHook } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';

import { observable } from '../model/observable';
import { usePlayback } from './usePlayback';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['requestAnimationFrame', 'cancelAnimationFrame', 'performance'] });
  return () => vi.useRealTimers();
});

const pass = (seconds: number) => act(() => vi.advanceTimersByTime(1000 * seconds));

function renderPlayback(percent: number) {
  const position = observable(percent);
  const { result, unmount } = renderHook(() => usePlayback(position));
  return { position, result, unmount, play: () => act(() => result.current.setPlaying(true)) };
}

test('nothing moves before it plays', () => {
  const { position } = renderPlayback(50);
  pass(5);
  expect(position.get()).toBe(50);
});

test('it goes on from where the slider is, for three seconds a path', () => {
  const { position, play } = renderPlayback(50);
  play();
  pass(0.6);
  expect(Math.abs(position.get() - 70)).toBeLessThanOrEqual(2);
  pass(1.2);
  expect(position.get()).toBe(100);
  pass(0.9);
  expect(position.get()).toBeLessThan(95);
});

test('another speed goes on from there', () => {
  const { position, play, result } = renderPlayback(0);
  play();
  pass(0.6);
  act(() => result.current.setSpeed('fast'));
  expect(Math.abs(position.get() - 20)).toBeLessThanOrEqual(2);
  pass(0.3);
  expect(Math.abs(position.get() - 40)).toBeLessThanOrEqual(3);
});

test('whoever else moves the slider ends it', () => {
  const { position, play, result } = renderPlayback(0);
  play();
  pass(0.5);
  act(() => position.set(80));
  expect(result.current.playing).toBe(false);
  pass(1);
  expect(position.get()).toBe(80);
});

test('a page that is closed leaves nothing running', () => {
  const { position, play, unmount } = renderPlayback(0);
  play();
  unmount();
  pass(1);
  expect(position.get()).toBe(0);
});
