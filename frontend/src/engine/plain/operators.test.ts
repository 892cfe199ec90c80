import { expect, test } from 'vitest';

import type { Tensor } from '../session';
import { operators } from './operators';
import { fromHalf, valuesOf } from './rawValues';

const tensor = (shape: readonly number[], ...data: number[]): Tensor => ({
  shape,
  data: Float32Array.from(data),
});

function run(name: string, inputs: readonly Tensor[], attributes: Record<string, number> = {}) {
  return operators[name]!(inputs, new Map(Object.entries(attributes)));
}

const square = tensor([2, 2], 1, 2, 3, 4);

test.each([
  ['one number for all', tensor([], 10), [10, 20, 30, 40]],
  ['a number for each column', tensor([2], 1, 10), [1, 20, 3, 40]],
  ['a number for each row', tensor([2, 1], 1, 10), [1, 2, 30, 40]],
  ['a row of its own', tensor([1, 2], 1, 10), [1, 20, 3, 40]],
  ['a number for each', square, [1, 4, 9, 16]],
])('Mul has %s', (_, other, expected) => {
  expect([...run('Mul', [square, other])[0]!.data]).toEqual(expected);
  expect(run('Mul', [other, square])[0]).toEqual(tensor([2, 2], ...expected));
});

test('Mul refuses what does not fit', () => {
  expect(() => run('Mul', [square, tensor([3], 1, 2, 3)])).toThrow('2 x 2');
});

test('Gemm multiplies by columns, or by rows with transB, and adds the bias', () => {
  const [x, bias] = [tensor([1, 2], 1, 10), tensor([2], 100, 200)];
  expect(run('Gemm', [x, square, bias])).toEqual([tensor([1, 2], 131, 242)]);
  expect(run('Gemm', [x, square, bias], { transB: 1 })).toEqual([tensor([1, 2], 121, 243)]);
  expect(run('MatMul', [x, square])).toEqual([tensor([1, 2], 31, 42)]);
  expect(() => run('Gemm', [tensor([1, 3], 1, 2, 3), square])).toThrow('3 columns times 2 rows');
});

test('LayerNormalization gives each row mean 0 and variance 1, then scale and bias', () => {
  const [scale, bias] = [tensor([2], 2, 2), tensor([2], 1, 1)];
  const [found] = run('LayerNormalization', [tensor([2, 2], 0, 2, 5, 5), scale, bias]);
  const edge = 2 / Math.sqrt(1 + 1e-5);
  expect([...found!.data]).toEqual([1 - edge, 1 + edge, 1, 1].map(Math.fround));
});

test('Sigmoid and Split', () => {
  expect(run('Sigmoid', [tensor([2], 0, 100)])).toEqual([tensor([2], 0.5, 1)]);
  const halves = [tensor([2, 1], 1, 3), tensor([2, 1], 2, 4)];
  expect(run('Split', [square], { axis: 1 })).toEqual(halves);
  expect(() => run('Split', [square], { axis: 0 })).toThrow('axis 0');
});

test('Sub takes the second from the first, whichever is larger', () => {
  expect(run('Sub', [square, tensor([2], 1, 10)])).toEqual([tensor([2, 2], 0, -8, 2, -6)]);
  expect(run('Sub', [tensor([2], 1, 10), square])).toEqual([tensor([2, 2], 0, 8, -2, 6)]);
});

test('Slice takes some columns', () => {
  const x = tensor([2, 3], 1, 2, 3, 4, 5, 6);
  const slice = (start: number, end: number, axis = 1) =>
    run('Slice', [x, tensor([1], start), tensor([1], end), tensor([1], axis)])[0];
  expect(slice(0, 2)).toEqual(tensor([2, 2], 1, 2, 4, 5));
  expect(slice(1, 2 ** 62)).toEqual(tensor([2, 2], 2, 3, 5, 6));
  expect(() => slice(0, 2, 0)).toThrow('along 0');
  expect(() => slice(-1, 3)).toThrow('from -1');
  expect(() => slice(3, 4)).toThrow('from 3');
});

test('numbers are read as each is written', () => {
  const bytes = (array: { buffer: ArrayBuffer }) => new Uint8Array(array.buffer);
  expect([...valuesOf(bytes(Int8Array.of(-7, 7)), 3)]).toEqual([-7, 7]);
  expect([...valuesOf(bytes(BigInt64Array.of(-1n)), 7)]).toEqual([-1]);
  expect([...valuesOf(bytes(Uint16Array.of(0x3c00)), 10)]).toEqual([1]);
  expect(() => valuesOf(new Uint8Array(8), 11)).toThrow('type 11');
});

test.each([
  [0x0000, 0],
  [0x3555, 0.333251953125],
  [0xc000, -2],
  [0x0001, 2 ** -24],
  [0x7bff, 65504],
  [0x7c00, Infinity],
  [0xfc00, -Infinity],
  [0x7e00, NaN],
])('the 16 bits %i are %f', (bits, value) => {
  expect(fromHalf(bits)).toBe(value);
});
