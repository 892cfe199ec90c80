/** The operators of the project's networks, as the ONNX standard defines them for opset 17. */
import type { Tensor } from '../session';

type Numbers = Tensor['data'];
export type Attributes = ReadonlyMap<string, number>;
export type Operator = (inputs: readonly Tensor[], attributes: Attributes) => readonly Tensor[];

/** One output of the first input's shape, or of one that is worked out. */
const one =
  (compute: (inputs: readonly Tensor[], attributes: Attributes) => Tensor): Operator =>
  (inputs, attributes) => [compute(inputs, attributes)];

export const operators: Readonly<Record<string, Operator>> = {
  Add: one(([a, b]) => elementwise(a!, b!, (x, y) => x + y)),
  Cast: one(([x]) => x!), // all numbers are floats here
  Gemm: one(([x, weights, bias], attributes) =>
    product(x!, attributes.get('transB') ? weights! : transposed(weights!), bias?.data),
  ),
  LayerNormalization: one(([x, scale, bias], attributes) =>
    normalised(x!, scale!.data, bias!.data, attributes.get('epsilon') ?? 1e-5),
  ),
  MatMul: one(([x, weights]) => product(x!, transposed(weights!))),
  Mul: one(([a, b]) => elementwise(a!, b!, (x, y) => x * y)),
  Reshape: one(([x, shape]) => reshaped(x!, [...shape!.data])),
  Sigmoid: one(([x]) => ({ shape: x!.shape, data: x!.data.map((v) => 1 / (1 + Math.exp(-v))) })),
  Slice: one(([x, starts, ends, axes]) => slice(x!, starts!.data, ends!.data, axes!.data)),
  Split: ([x], attributes) => halves(x!, attributes.get('axis') ?? 0),
  Sub: one(([a, b]) => elementwise(a!, negative(b!), (x, y) => x + y)),
};

/** `weights` has a row for each column of the result: both are read in the order in which they lie. */
function product(x: Tensor, weights: Tensor, bias?: Float32Array): Tensor {
  const [rows, depth] = matrix(x);
  const [columns, same] = matrix(weights);
  if (depth !== same) throw new Error(`${depth} columns times ${same} rows`);
  const data = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const input = x.data.subarray(row * depth, (row + 1) * depth);
    for (let column = 0; column < columns; column++) {
      let sum = bias?.[column] ?? 0;
      const start = column * depth;
      for (let i = 0; i < depth; i++) sum += input[i]! * weights.data[start + i]!;
      data[row * columns + column] = sum;
    }
  }
  return { shape: [rows, columns], data };
}

function transposed(x: Tensor): Tensor {
  const [rows, columns] = matrix(x);
  const data = x.data.map((_, i) => x.data[(i % rows) * columns + Math.floor(i / rows)]!);
  return { shape: [columns, rows], data };
}

/** f of two numbers is that of them in the other order. The smaller tensor has one number for all, rows or columns. */
function elementwise(a: Tensor, b: Tensor, f: (x: number, y: number) => number): Tensor {
  const [large, small] = a.data.length >= b.data.length ? [a, b] : [b, a];
  const place = placesIn(small, large);
  return {
    shape: large.shape,
    data: large.data.map((value, i) => f(value, small.data[place(i)]!)),
  };
}

/** Where in the small tensor the number is that belongs to one of the large tensor. */
function placesIn(small: Tensor, large: Tensor): (i: number) => number {
  const [count, all] = [small.data.length, large.data.length];
  const columns = large.shape.at(-1);
  if (count === 1) return () => 0;
  if (small.shape.at(-1) === columns && (count === all || count === columns))
    return (i) => i % count;
  if (small.shape.at(-1) === 1 && columns && count * columns === all) {
    return (i) => Math.floor(i / columns);
  }
  throw new Error(`${small.shape.join(' x ')} does not fit ${large.shape.join(' x ')}`);
}

/** Layer normalisation over the last axis (Ba et al., arXiv:1607.06450). */
function normalised(x: Tensor, scale: Float32Array, bias: Float32Array, epsilon: number): Tensor {
  const [rows, width] = matrix(x);
  const data = new Float32Array(x.data.length);
  for (let row = 0; row < rows; row++) {
    const values = x.data.subarray(row * width, (row + 1) * width);
    const mean = values.reduce((sum, value) => sum + value, 0) / width;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / width;
    const inverse = 1 / Math.sqrt(variance + epsilon);
    const change = (value: number, i: number) => (value - mean) * inverse * scale[i]! + bias[i]!;
    data.set(values.map(change), row * width);
  }
  return { shape: x.shape, data };
}

/** -1 in the new shape stands for what is left, 0 for the size that the axis has. */
function reshaped(x: Tensor, wanted: readonly number[]): Tensor {
  const sizes = wanted.map((size, axis) => (size === 0 ? x.shape[axis]! : size));
  const known = sizes.filter((size) => size !== -1).reduce((all, size) => all * size, 1);
  const left = x.data.length / known;
  if (!Number.isInteger(left)) {
    throw new Error(`${x.shape.join(' x ')} cannot become ${wanted.join(' x ')}`);
  }
  return { shape: sizes.map((size) => (size === -1 ? left : size)), data: x.data };
}

function negative(x: Tensor): Tensor {
  return { shape: x.shape, data: x.data.map((value) => -value) };
}

/** What ONNX calls Slice, of each row and in steps of 1: the only one in the networks. */
function slice(x: Tensor, [start]: Numbers, [end]: Numbers, axes: Numbers): Tensor {
  const [, width] = matrix(x);
  const last = Math.min(end!, width);
  if (axes.length !== 1 || axes[0] !== 1 || start! < 0 || last <= start!) {
    throw new Error(`Slice of ${x.shape.join(' x ')} from ${start} to ${end} along ${axes.join()}`);
  }
  return part(x, start!, last);
}

/** Of each row the same columns, up to but not including `end`. */
function part(x: Tensor, start: number, end: number): Tensor {
  const [rows, width] = matrix(x);
  const count = end - start;
  const at = (_: number, i: number) => x.data[Math.floor(i / count) * width + start + (i % count)]!;
  return { shape: [rows, count], data: new Float32Array(rows * count).map(at) };
}

/** Both halves of each row. */
function halves(x: Tensor, axis: number): readonly Tensor[] {
  const [, width] = matrix(x);
  if (axis !== 1 || width % 2 !== 0) throw new Error(`Split of ${x.shape} along axis ${axis}`);
  return [part(x, 0, width / 2), part(x, width / 2, width)];
}

function matrix({ shape }: Tensor): readonly [rows: number, columns: number] {
  const [rows, columns] = shape;
  if (shape.length === 2) return [rows!, columns!];
  throw new Error(`expected a matrix, got ${shape.join(' x ')}`);
}
