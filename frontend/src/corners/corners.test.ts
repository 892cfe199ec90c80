import { expect, test } from 'vitest';

import { checkDigits } from '../artifacts/digits';
import { arc } from '../model/path';
import { fakeDigits } from '../testing/fixtures';
import { cellCodes, cornerCode, cornerCodes, nextSample, startCorners } from './corners';

const { raw, sheet } = fakeDigits(3);
const digits = checkDigits(raw, sheet);
const codes = cornerCodes(digits, startCorners);

test('the corners begin with four different classes', () => {
  const labels = Object.values(startCorners).map(({ label }) => label);
  expect(new Set(labels).size).toBe(4);
  expect(codes.topLeft).toBe(digits.samples[startCorners.topLeft.label]![0]!.mu);
});

test('at each corner the code is that of its digit', () => {
  const at = (x: number, y: number) => [...cornerCode(codes, { x, y })];
  const close = (code: Float32Array) => [...code].map((value) => expect.closeTo(value, 5));
  expect(at(0, 0)).toEqual(close(codes.topLeft));
  expect(at(100, 0)).toEqual(close(codes.topRight));
  expect(at(0, 100)).toEqual(close(codes.bottomLeft));
  expect(at(100, 100)).toEqual(close(codes.bottomRight));
});

test('along an edge it is on the arc between the edge’s two digits', () => {
  const expected = [...arc(codes.bottomLeft, codes.bottomRight, 0.3)];
  expect([...cornerCode(codes, { x: 30, y: 100 })]).toEqual(
    expected.map((value) => expect.closeTo(value, 5)),
  );
});

test('cells are decoded at their centres, row by row', () => {
  const cells = cellCodes(codes, 4);
  expect(cells).toHaveLength(16);
  expect(cells[0]).toEqual(cornerCode(codes, { x: 12.5, y: 12.5 }));
  expect(cells[7]).toEqual(cornerCode(codes, { x: 87.5, y: 37.5 }));
});

test('another handwriting is of the same class, and after the last comes the first', () => {
  const first = startCorners.topLeft;
  const seen = [first, nextSample(digits, first), nextSample(digits, { ...first, sample: 2 })];
  expect(seen.map(({ sample }) => sample)).toEqual([0, 1, 0]);
  expect(new Set(seen.map(({ label }) => label)).size).toBe(1);
});
