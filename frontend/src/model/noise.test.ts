import { expect, test } from 'vitest';

import { addNoise, noNoise } from './noise';

const grey = new Float32Array(100_000).fill(0.5);
const noise = { std: 0.1, seed: 7 };

function moments(numbers: Float32Array) {
  const mean = numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
  const variance = numbers.reduce((sum, value) => sum + (value - mean) ** 2, 0) / numbers.length;
  return { mean, std: Math.sqrt(variance) };
}

test('the noise is the same for a seed, and another for another', () => {
  const [one, again] = [addNoise(grey, noise), addNoise(grey, noise)];
  expect(one.every((value, i) => value === again[i])).toBe(true);
  const other = addNoise(grey, { ...noise, seed: 8 });
  expect(other.filter((value, i) => value === one[i]).length).toBeLessThan(10);
});

test('more of it is the same noise, stronger', () => {
  const few = grey.slice(0, 50);
  const weak = addNoise(few, { std: 0.01, seed: 3 });
  addNoise(few, { std: 0.02, seed: 3 }).forEach((value, i) =>
    expect(value - 0.5).toBeCloseTo(2 * (weak[i]! - 0.5), 5),
  );
});

test.each([0.05, 0.1])('its mean is 0 and its deviation as asked: %f', (std) => {
  for (const seed of [0, 1, 2, -5]) {
    const found = moments(addNoise(grey, { std, seed }));
    expect(found.mean).toBeCloseTo(0.5, 2);
    expect(found.std / std).toBeCloseTo(1, 1);
  }
});

test('the noises of neighbouring seeds have nothing to do with each other', () => {
  const [one, two] = [2, 3].map((seed) => addNoise(grey, { std: 0.1, seed }));
  const products = one!.map((value, i) => ((value - 0.5) * (two![i]! - 0.5)) / 0.01);
  expect(moments(products).mean).toBeCloseTo(0, 1);
});

test('what is too dark or too light for a picture is clipped', () => {
  const noisy = addNoise(grey, { std: 0.6, seed: 1 });
  expect(Math.min(...noisy.subarray(0, 1000))).toBe(0);
  expect(Math.max(...noisy.subarray(0, 1000))).toBe(1);
  expect(noisy.every((value) => value >= 0 && value <= 1)).toBe(true);
});

test('no noise leaves the picture as it is', () => {
  expect(addNoise(grey, noNoise)).toBe(grey);
});
