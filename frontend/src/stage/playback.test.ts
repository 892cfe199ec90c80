import { expect, test } from 'vitest';

import { percentAt, phaseAt } from './playback';

test('it goes there, rests, goes back, rests and begins again', () => {
  const phases = [0, 0.25, 0.5, 1, 1.1, 1.15, 1.4, 1.65, 2.15, 2.25, 2.3, 2.55];
  expect(phases.map(percentAt)).toEqual([0, 25, 50, 100, 100, 100, 75, 50, 0, 0, 0, 25]);
});

test('it goes on from where the slider is', () => {
  for (let percent = 0; percent <= 100; percent++)
    expect(percentAt(phaseAt(percent))).toBe(percent);
});

test('from the end it goes back at once', () => {
  expect(percentAt(phaseAt(100) + 0.1)).toBe(90);
});

test('every step in time is a small step of the slider', () => {
  for (let phase = 0; phase < 5; phase += 0.005) {
    expect(Math.abs(percentAt(phase + 0.005) - percentAt(phase))).toBeLessThanOrEqual(1);
  }
});
