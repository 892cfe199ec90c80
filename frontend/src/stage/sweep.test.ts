import { beforeEach, expect, test, vi } from 'vitest';

import { observable } from '../model/observable';
import { REST, sweep, sweptPercent } from './sweep';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['requestAnimationFrame', 'cancelAnimationFrame', 'performance'] });
  return () => vi.useRealTimers();
});

function begin() {
  const position = observable(REST);
  const seen: number[] = [];
  position.subscribe(() => seen.push(position.get()));
  return { position, seen, end: sweep(position) };
}

const pass = (seconds: number) => vi.advanceTimersByTime(1000 * seconds);

test('it goes from the first digit to the second and back to where the slider rests', () => {
  const { position, seen } = begin();
  pass(10);
  expect(seen[0]).toBe(0);
  const top = seen.indexOf(100);
  expect(seen.slice(0, top)).toEqual(seen.slice(0, top).toSorted((a, b) => a - b));
  expect(Math.min(...seen.slice(top))).toBe(REST);
  expect(position.get()).toBe(REST);
});

test('no step of it is large', () => {
  for (let ms = 0; ms < 4000; ms += 16) {
    const [now, next] = [sweptPercent(ms), sweptPercent(ms + 16)];
    if (now !== undefined && next !== undefined)
      expect(Math.abs(next - now)).toBeLessThanOrEqual(2);
  }
});

test.each(['pointerdown', 'keydown', 'wheel'])('a %s anywhere ends it where it is', (touch) => {
  const { position } = begin();
  pass(1);
  dispatchEvent(new Event(touch));
  const percent = position.get();
  expect(percent).toBeGreaterThan(0);
  pass(10);
  expect(position.get()).toBe(percent);
});

test('whoever moves the slider has it', () => {
  const { position } = begin();
  pass(1);
  position.set(80);
  pass(10);
  expect(position.get()).toBe(80);
});

test('when it is over nothing listens any more', () => {
  const { position, end } = begin();
  end();
  pass(10);
  expect(position.get()).toBe(0);
});
