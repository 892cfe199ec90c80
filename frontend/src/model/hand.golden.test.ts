/** blenddigits/inference/hand.py and figures/line.py define it; tools/golden_hand.py has written down what they give. */
import { expect, test } from 'vitest';

import { negElbo } from './familiarity';
import golden from './hand.golden.json';
import { handOf, isKnown, labelOf, writtenCodes } from './hand';
import drawings from './handwriting.golden.json';
import { lineOf } from './line';
import type { Component } from './prior';

const { prior: raw, text, line, familiarity, ...hands } = golden;
const prior = raw.weights.map((weight, i): Component => ({
  weight,
  label: raw.digits[i]! < 0 ? undefined : raw.digits[i],
  mean: Float32Array.from(raw.means[i]!),
  std: Float32Array.from(raw.stds[i]!),
}));

test.each(Object.entries(hands))('a hand %s', (_, { codes, digits, written }) => {
  const own = codes.map((numbers) => {
    const code = Float32Array.from(numbers);
    return { code, label: labelOf(code, prior) };
  });
  expect(own.map(({ label }) => label)).toEqual(digits);
  const found = writtenCodes(text, handOf(own, prior), prior);
  found.forEach((code, i) =>
    code.forEach((value, axis) => expect(value).toBeCloseTo(written[i]![axis]!, 4)),
  );
});

test('what the prior has no component of is not known', () => {
  expect([0, 1, 2, 3].map((label) => isKnown(label, prior))).toEqual([true, true, true, false]);
});

test('the model explains a picture as well as Python says', () => {
  const images = line.drawings.map((name) => drawings[name as keyof typeof drawings].image);
  const { mu, std, sharpness, least, spread, nats } = familiarity;
  const seen = {
    mu: Float32Array.from(mu),
    std: Float32Array.from(std),
    shown: Float32Array.from(images[2]!, (value) => least + spread * value),
  };
  const found = negElbo(Float32Array.from(images[1]!), seen, { prior, sharpness, strangeNats: 0 });
  expect(found).toBeCloseTo(nats, 2);
});

test('digits in a line are where Python has them', () => {
  const pictures = line.drawings.map((name) =>
    Float32Array.from(drawings[name as keyof typeof drawings].image),
  );
  const { places, width } = lineOf(pictures);
  expect(places.map(({ x, y }) => [x, y])).toEqual(line.places);
  expect(width).toBe(line.width);
});
