import { expect, test, vi } from 'vitest';

import { checkDigits } from '../artifacts/digits';
import { checkFirstPair } from '../artifacts/firstPair';
import type { Engine } from '../engine/engine';
import { addNoise, noNoise } from '../model/noise';
import { fakeDigits, fakeFirstPair } from '../testing/fixtures';
import { startPair, type Input } from './pair';
import { sceneOf, swapped } from './scene';
import { encodingOf, isStart, subjectAt, withNoise } from './subject';

const { raw, sheet } = fakeDigits();
const digits = checkDigits(raw, sheet);
const firstPair = checkFirstPair(fakeFirstPair);
const { first, second } = startPair;
const five: Input = { kind: 'shipped', label: 5, sample: 2 };
const picture = new Float32Array(784).fill(0.5);
const drawn: Input = { kind: 'drawn', drawing: { brush: 0.1, strokes: [], picture } };
const noise = { std: 0.2, seed: 3 };

test('a shipped digit has its picture and the pipeline’s code', () => {
  const { mu, picture: clean } = digits.samples[5]![2]!;
  const subject = subjectAt(five, 'first', noNoise, digits, firstPair);
  expect(subject).toEqual({ kind: 'shipped', label: 5, clean, seen: clean, mu });
});

test.each([drawn, { kind: 'photo', picture } as const])(
  'of what is $kind neither class nor code is known',
  (input) => {
    const subject = subjectAt(input, 'first', noNoise, digits, firstPair);
    expect(subject).toEqual({ kind: input.kind, clean: picture, seen: picture });
  },
);

test('noise leaves a digit of the kind and the class that it was', () => {
  const invented: Input = { kind: 'invented', label: undefined, picture, code: Float32Array.of(1) };
  for (const input of [drawn, invented, five]) {
    const subject = subjectAt(input, 'first', noNoise, digits, firstPair)!;
    const { mu: _, ...known } = subject;
    expect(withNoise(subject, 'first', noNoise)).toEqual(known);
  }
});

test('under noise the code is not known any more', () => {
  const subject = subjectAt(five, 'first', noise, digits, firstPair)!;
  expect(subject.mu).toBeUndefined();
  expect(subject.clean).toEqual(digits.samples[5]![2]!.picture);
  expect(subject.seen).toEqual(addNoise(subject.clean, { ...noise, seed: 6 }));
});

test('both ends have a noise of their own, also when they are the same digit', () => {
  const [one, two] = (['first', 'second'] as const).map((place) =>
    subjectAt(five, place, noise, digits, firstPair),
  );
  expect(one!.clean).toEqual(two!.clean);
  expect(one!.seen).not.toEqual(two!.seen);
});

test('before the digits are there the pair that the page begins with has its pictures', () => {
  expect(subjectAt(first, 'first', noNoise, undefined, firstPair)?.clean).toEqual(firstPair.first);
  expect(subjectAt(second, 'second', noNoise, undefined, firstPair)?.clean).toEqual(
    firstPair.second,
  );
  expect(subjectAt(second, 'first', noNoise, undefined, firstPair)?.clean).toEqual(
    firstPair.second,
  );
  expect(subjectAt(five, 'first', noNoise, undefined, firstPair)).toBeUndefined();
  expect(subjectAt(first, 'first', noNoise, undefined, undefined)).toBeUndefined();
});

test('a digit that the page does not have is no subject', () => {
  const unknown: Input = { kind: 'shipped', label: 5, sample: 99 };
  expect(subjectAt(unknown, 'first', noNoise, digits, firstPair)).toBeUndefined();
});

test('the page’s first blend is the pair, the network and the pace that were drawn beforehand', () => {
  const scene = sceneOf(startPair);
  expect(isStart(scene)).toBe(true);
  expect(isStart({ ...scene, pair: { first, second: five } })).toBe(false);
  expect(isStart({ ...scene, pair: { first: drawn, second } })).toBe(false);
  expect(isStart(swapped(scene))).toBe(false);
  expect(isStart({ ...scene, model: 'ae' })).toBe(false);
  expect(isStart({ ...scene, evenSpeed: false })).toBe(false);
  expect(isStart({ ...scene, noise })).toBe(false);
});

test('an encoder is asked only for what the pipeline has not said', async () => {
  const encode = vi.fn(async () => ({ mu: Float32Array.of(9) }));
  const engine = { encode } as unknown as Engine;
  const known = subjectAt(five, 'first', noNoise, digits, firstPair)!;
  expect(await encodingOf(engine, 'vae', known)).toEqual({ mu: known.mu });
  expect(encode).not.toHaveBeenCalled();
  await encodingOf(engine, 'ae', known);
  await encodingOf(engine, 'vae', subjectAt(five, 'first', noise, digits, firstPair)!);
  expect(encode.mock.calls).toEqual([
    ['ae', known.seen],
    ['vae', addNoise(known.clean, { ...noise, seed: 6 })],
  ]);
});
