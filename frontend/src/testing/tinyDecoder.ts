/** A decoder with made-up weights, so that the tests run ONNX Runtime without the pipeline's files. */
import { PIXELS, SIDE } from '../model/pixels';

interface TinyDecoder {
  latentDim: number;
  input?: string;
  output?: string;
  /** Height and width of the pictures it claims to draw. */
  side?: number;
}

/** sigmoid(z @ weights) as the bytes of an ONNX file. */
export function tinyDecoder({
  latentDim,
  input = 'z',
  output = 'image',
  side = SIDE,
}: TinyDecoder): Uint8Array {
  const pixels = side * side;
  const weights = Float32Array.from({ length: latentDim * pixels }, (_, i) => weight(i));
  const shape = BigInt64Array.from([-1n, 1n, BigInt(side), BigInt(side)]);
  const graph = message(
    [1, node('MatMul', [input, 'weights'], 'logits')],
    [1, node('Sigmoid', ['logits'], 'intensities')],
    [1, node('Reshape', ['intensities', 'shape'], output)],
    [2, 'tiny decoder'],
    [5, tensor('weights', FLOAT, [latentDim, pixels], weights)],
    [5, tensor('shape', INT64, [4], shape)],
    [11, floats(input, ['N', latentDim])],
    [12, floats(output, ['N', 1, side, side])],
  );
  const opset = message([1, ''], [2, 17]);
  return message([1, 9], [7, graph], [8, opset]); // ModelProto: ir_version, graph, opset_import
}

/** What the tiny decoder draws, without ONNX Runtime. */
export function tinyPicture(z: readonly number[]): number[] {
  return Array.from({ length: PIXELS }, (_, pixel) => {
    const logit = z.reduce((sum, value, i) => sum + value * weight(i * PIXELS + pixel), 0);
    return 1 / (1 + Math.exp(-logit));
  });
}

function weight(i: number): number {
  return Math.fround(Math.sin(i));
}

// Protocol buffers, as little of them as a model of three nodes needs. The numbers are those of onnx.proto.
const FLOAT = 1;
const INT64 = 7;

type Field = readonly [number: number, value: number | string | Uint8Array];

function message(...fields: Field[]): Uint8Array {
  return Uint8Array.from(
    fields.flatMap(([number, value]) => {
      if (typeof value === 'number') return [...varint(8 * number), ...varint(value)];
      const bytes = typeof value === 'string' ? new TextEncoder().encode(value) : value;
      return [...varint(8 * number + 2), ...varint(bytes.length), ...bytes];
    }),
  );
}

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
}

function node(operator: string, inputs: readonly string[], output: string): Uint8Array {
  return message(...inputs.map((name): Field => [1, name]), [2, output], [4, operator]);
}

function tensor(
  name: string,
  type: number,
  dims: readonly number[],
  data: Float32Array | BigInt64Array,
): Uint8Array {
  const raw = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return message(...dims.map((dim): Field => [1, dim]), [2, type], [8, name], [9, raw]);
}

function floats(name: string, dims: readonly (number | string)[]): Uint8Array {
  const shape = message(
    ...dims.map((dim): Field => [1, message([typeof dim === 'number' ? 1 : 2, dim])]),
  );
  const type = message([1, message([1, FLOAT], [2, shape])]);
  return message([1, name], [2, type]);
}
