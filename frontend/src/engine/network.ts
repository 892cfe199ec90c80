/** Encoders and decoders in ONNX Runtime: the only module that imports it, and it runs in a worker. */
import * as ort from 'onnxruntime-web/wasm';

import type { Decoder } from '../model/frames';
import type { Code } from '../model/path';
import { PIXELS, SIDE, type Picture } from '../model/pixels';

/** What an encoder says of a picture: its code and, from a variational one, how sure it is of it. */
export interface Encoding {
  readonly mu: Code;
  /** Standard deviation of each dimension of the code. */
  readonly std?: Code;
}

export interface Encoder {
  readonly latentDim: number;
  encode(picture: Picture): Promise<Encoding>;
}

/** Names of an encoder's outputs: of a VAE, and of a plain autoencoder. */
export type EncoderOutputs = readonly ['mu', 'logvar'] | readonly ['z'];

/** Memory for the pictures of a whole path is given back when they are drawn. */
const LEAN = { enableCpuMemArena: false, enableMemPattern: false } as const;

/** Before any network: where ONNX Runtime's wasm is. (Given its bytes, it would keep two copies of them.) */
export function setRuntime(wasmUrl: string): void {
  ort.env.wasm.wasmPaths = { wasm: wasmUrl };
  ort.env.wasm.numThreads = 1; // more need headers that a static host does not send
}

/** A decoder that has been checked and has run once, so that the first answer is as quick as the next. */
export async function openDecoder(onnx: Uint8Array): Promise<Decoder> {
  const session = await openSession(onnx, 'decoder', ['z'], ['image']);
  const latentDim = checkedLatentDim('decoder', 'z', session.inputMetadata[0]);

  async function decode(codes: readonly Code[]): Promise<readonly Picture[]> {
    const z = new Float32Array(codes.length * latentDim);
    codes.forEach((code, i) => z.set(code, i * latentDim));
    const images = await run(session, 'z', z, [codes.length, latentDim]);
    const shape = [codes.length, 1, SIDE, SIDE];
    const pixels = await checkedData(images, 'image', shape);
    return codes.map((_, i) => pixels.subarray(i * PIXELS, (i + 1) * PIXELS));
  }

  await decode([new Float32Array(latentDim)]);
  return { latentDim, decode };
}

/** An encoder that has been checked and has run once. */
export async function openEncoder(onnx: Uint8Array, outputs: EncoderOutputs): Promise<Encoder> {
  const session = await openSession(onnx, 'encoder', ['image'], outputs);
  const [mean, logVariance] = outputs;
  const latentDim = checkedLatentDim('encoder', mean, session.outputMetadata[0]);

  async function encode(picture: Picture): Promise<Encoding> {
    const codes = await run(session, 'image', picture, [1, 1, SIDE, SIDE]);
    const mu = await checkedData(codes, mean, [1, latentDim]);
    if (!logVariance) return { mu };
    const logvar = await checkedData(codes, logVariance, [1, latentDim]);
    return { mu, std: logvar.map((value) => Math.exp(value / 2)) };
  }

  await encode(new Float32Array(PIXELS));
  return { latentDim, encode };
}

async function openSession(
  onnx: Uint8Array,
  what: string,
  inputs: readonly string[],
  outputs: readonly string[],
): Promise<ort.InferenceSession> {
  const session = await ort.InferenceSession.create(onnx, LEAN);
  const expected = names(inputs, outputs);
  const came = names(session.inputNames, session.outputNames);
  if (came !== expected) throw new Error(`${what}: expected ${expected}, got ${came}`);
  return session;
}

function names(inputs: readonly string[], outputs: readonly string[]): string {
  return `${inputs.join(', ')} -> ${outputs.join(', ')}`;
}

/** The latent size of an input or output that has the shape N x latent. */
function checkedLatentDim(
  what: string,
  name: string,
  metadata: ort.InferenceSession.ValueMetadata | undefined,
): number {
  const shape = metadata?.isTensor ? metadata.shape : [];
  const latentDim = shape[1];
  if (shape.length === 2 && typeof latentDim === 'number' && latentDim > 0) return latentDim;
  throw new Error(`${what}: expected ${name} of shape N x latent, got ${shape.join(' x ')}`);
}

type Outputs = ort.InferenceSession.OnnxValueMapType;

function run(
  session: ort.InferenceSession,
  input: string,
  values: Float32Array,
  shape: number[],
): Promise<Outputs> {
  return session.run({ [input]: new ort.Tensor('float32', values, shape) });
}

async function checkedData(
  outputs: Outputs,
  name: string,
  shape: readonly number[],
): Promise<Float32Array> {
  const output = outputs[name] as ort.Tensor | undefined;
  const [expected, came] = [shape.join(' x '), output?.dims.join(' x ')];
  if (!output || came !== expected) throw new Error(`${name}: expected ${expected}, got ${came}`);
  return (await output.getData()) as Float32Array;
}
