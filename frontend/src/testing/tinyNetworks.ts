/** Networks with made-up weights, so that the tests run ONNX Runtime without the pipeline's files. */
import type { EncoderOutputs } from '../engine/network';
import { PIXELS, SIDE } from '../model/pixels';

interface TinyDecoder {
  latentDim: number;
  input?: string;
  output?: string;
  /** Height and width of the pictures it claims to draw. */
  side?: number;
  /** In place of its first weight. */
  damage?: number;
}

/** sigmoid(z @ weights) as the bytes of an ONNX file. */
export function tinyDecoder({
  latentDim,
  input = 'z',
  output = 'image',
  side = SIDE,
  damage,
}: TinyDecoder): Uint8Array<ArrayBuffer> {
  const pixels = side * side;
  const weights = Float32Array.from({ length: latentDim * pixels }, (_, i) => weight(i));
  if (damage !== undefined) weights[0] = damage;
  return model(
    [1, node('MatMul', [input, 'weights'], 'logits')],
    [1, node('Sigmoid', ['logits'], 'intensities')],
    [1, node('Reshape', ['intensities', 'shape'], output)],
    [2, 'tiny decoder'],
    [5, tensor('weights', FLOAT, [latentDim, pixels], weights)],
    [5, tensor('shape', INT64, [4], BigInt64Array.from([-1n, 1n, BigInt(side), BigInt(side)]))],
    [11, floats(input, ['N', latentDim])],
    [12, floats(output, ['N', 1, side, side])],
  );
}

interface TinyEncoder {
  latentDim: number;
  input?: string;
  outputs?: EncoderOutputs | readonly string[];
  /** Height and width of the pictures it takes. */
  side?: number;
  /** In place of the first weight of each output. */
  damage?: number;
}

/** image @ weights, with other weights for each output, as the bytes of an ONNX file. */
export function tinyEncoder({
  latentDim,
  input = 'image',
  outputs = ['mu', 'logvar'],
  side = SIDE,
  damage,
}: TinyEncoder): Uint8Array<ArrayBuffer> {
  const pixels = side * side;
  const weights = (place: number) => {
    const whole = Float32Array.from({ length: pixels * latentDim }, (_, i) =>
      encoderWeight(i, place),
    );
    if (damage !== undefined) whole[0] = damage;
    return whole;
  };
  return model(
    [1, node('Reshape', [input, 'shape'], 'row')],
    ...outputs.map((name): Field => [1, node('MatMul', ['row', `to ${name}`], name)]),
    [2, 'tiny encoder'],
    [5, tensor('shape', INT64, [2], BigInt64Array.from([-1n, BigInt(pixels)]))],
    ...outputs.map((name, i): Field => [
      5,
      tensor(`to ${name}`, FLOAT, [pixels, latentDim], weights(i)),
    ]),
    [11, floats(input, ['N', 1, side, side])],
    ...outputs.map((name): Field => [12, floats(name, ['N', latentDim])]),
  );
}

/** What the tiny decoder draws, without ONNX Runtime. */
export function tinyPicture(z: readonly number[]): number[] {
  return Array.from({ length: PIXELS }, (_, pixel) => {
    const logit = z.reduce((sum, value, i) => sum + value * weight(i * PIXELS + pixel), 0);
    return 1 / (1 + Math.exp(-logit));
  });
}

/** What the tiny encoder says of a picture in one of its outputs, without ONNX Runtime. */
export function tinyCode(picture: ArrayLike<number>, latentDim: number, place = 0): number[] {
  return Array.from({ length: latentDim }, (_, j) =>
    Array.from(picture).reduce(
      (sum, value, pixel) => sum + value * encoderWeight(pixel * latentDim + j, place),
      0,
    ),
  );
}

function weight(i: number): number {
  return Math.fround(Math.sin(i));
}

function encoderWeight(i: number, place: number): number {
  return Math.fround(Math.cos(i + 0.5 * place) / 10);
}

// Protocol buffers, as little of them as these models need. The numbers are those of onnx.proto.
const FLOAT = 1;
const INT64 = 7;

type Field = readonly [number: number, value: number | string | Uint8Array];

/** ModelProto: ir_version, graph, opset_import. */
function model(...graph: Field[]): Uint8Array<ArrayBuffer> {
  return message([1, 9], [7, message(...graph)], [8, message([1, ''], [2, 17])]);
}

function message(...fields: Field[]): Uint8Array<ArrayBuffer> {
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
