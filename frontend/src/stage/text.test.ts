import { expect, test } from 'vitest';

import type { Subject } from '../blend/subject';
import { pictures, slider, status } from './text';

const paper = new Float32Array();
const subject = (kind: Subject['kind'], label?: number): Subject => {
  return { kind, ...(label !== undefined && { label }), clean: paper, seen: paper };
};
const six = subject('shipped', 6);

test.each([
  ['drawn', 'your drawing'],
  ['photo', 'your photo'],
  ['invented', 'an invented digit'],
] as const)('what is %s, and of no class, is called so everywhere', (kind, name) => {
  const own = subject(kind);
  expect(pictures.first(own)).toBe(`First digit, ${name}`);
  expect(pictures.second(own)).toBe(`Second digit, ${name}`);
  expect(pictures.blended(30, six, own)).toBe(`Blended digit, 30 %, from 6 to ${name}`);
  expect(slider.value(50, own, six)).toBe(`50 %, from ${name} to 6`);
  expect(status.blending(own, six)).toBe(`Blending ${name} into 6`);
});

test('what has a class is called by it, invented or not', () => {
  expect(status.blending(subject('invented', 3), six)).toBe('Blending 3 into 6');
  expect(pictures.first(subject('shipped', 8))).toBe('First digit, an 8');
});

test('before a digit has come nobody’s drawing is spoken of', () => {
  expect(slider.value(50, undefined, six)).toBe('50 %, from a digit to 6');
});
