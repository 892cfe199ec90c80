import { expect, test } from 'vitest';

import { startPair, type Input } from '../blend/pair';
import type { Drawing } from '../model/drawing';
import { PIXELS } from '../model/pixels';
import { gathered, type OwnInput } from './ownDigits';

const inked = () => new Float32Array(PIXELS).fill(0.5);
const photo = (): OwnInput => ({ kind: 'photo', picture: inked() });
const drawn = (picture = inked()): OwnInput => ({ kind: 'drawn', drawing: { picture } as Drawing });
const pairOf = (first: Input, second: Input = startPair.second) => ({ first, second });

test('own digits are gathered, and stay when others take their places', () => {
  const [one, two] = [photo(), drawn()];
  const first = gathered([], startPair, pairOf(one));
  expect(first).toEqual([one]);
  const both = gathered(first, pairOf(one), pairOf(two));
  expect(both).toEqual([one, two]);
  expect(gathered(both, pairOf(two), startPair)).toBe(both);
  expect(gathered(both, startPair, { first: two, second: one })).toBe(both);
});

test('what was in the pair before is not new, also where the two have changed places', () => {
  const [one, two] = [photo(), drawn()];
  expect(gathered([], undefined, pairOf(one, two))).toEqual([one, two]);
  expect(gathered([], pairOf(one, two), pairOf(one))).toEqual([]); // they were forgotten
  expect(gathered([], pairOf(one, two), pairOf(two, one))).toEqual([]);
});

test('a drawing that goes on is one digit, and an empty pad none', () => {
  const [start, more] = [drawn(), drawn()];
  expect(gathered([start], pairOf(start), pairOf(more))).toEqual([more]);
  expect(gathered([], startPair, pairOf(drawn(new Float32Array(PIXELS))))).toEqual([]);
});

test('the last ten are kept', () => {
  const photos = Array.from({ length: 12 }, photo);
  const all = photos.reduce<ReturnType<typeof gathered>>(
    (own, input) => gathered(own, startPair, pairOf(input)),
    [],
  );
  expect(all).toEqual(photos.slice(2));
});
