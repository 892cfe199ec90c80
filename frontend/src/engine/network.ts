/** Encoders and decoders, checked to be what the page takes them for. */
import type { Decoder } from '../model/frames';
import type { Code } from '../model/path';
import { PIXELS, SIDE, type Picture } from '../model/pixels';
import type { Port, Session, Tensor } from './session';

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

/** A decoder that has been checked and has run once, so that the first answer is as quick as the next. */
export async function openDecoder(session: Session): Promise<Decoder> {
  check(session, 'decoder', ['z'], ['image']);
  const latentDim = checkedLatentDim('decoder', session.inputs[0]);

  async function decode(codes: readonly Code[]): Promise<readonly Picture[]> {
    const z = new Float32Array(codes.length * latentDim);
    codes.forEach((code, i) => z.set(code, i * latentDim));
    const { image } = await session.run('z', { shape: [codes.length, latentDim], data: z });
    const pixels = checkedData(image, 'image', [codes.length, 1, SIDE, SIDE]);
    return codes.map((_, i) => pixels.subarray(i * PIXELS, (i + 1) * PIXELS));
  }

  await decode([new Float32Array(latentDim)]);
  return { latentDim, decode };
}

/** An encoder that has been checked and has run once. */
export async function openEncoder(session: Session, outputs: EncoderOutputs): Promise<Encoder> {
  check(session, 'encoder', ['image'], outputs);
  const [mean, logVariance] = outputs;
  const latentDim = checkedLatentDim('encoder', session.outputs[0]);

  async function encode(picture: Picture): Promise<Encoding> {
    const codes = await session.run('image', { shape: [1, 1, SIDE, SIDE], data: picture });
    const mu = checkedData(codes[mean], mean, [1, latentDim]);
    if (!logVariance) return { mu };
    const logvar = checkedData(codes[logVariance], logVariance, [1, latentDim]);
    return {
      mu,
      std: finite(
        'std',
        logvar.map((value) => Math.exp(value / 2)),
      ),
    };
  }

  await encode(new Float32Array(PIXELS));
  return { latentDim, encode };
}

function check(
  session: Session,
  what: string,
  inputs: readonly string[],
  outputs: readonly string[],
): void {
  const expected = names(inputs, outputs);
  const came = names(session.inputs.map(nameOf), session.outputs.map(nameOf));
  if (came !== expected) throw new Error(`${what}: expected ${expected}, got ${came}`);
}

function nameOf({ name }: Port): string {
  return name;
}

function names(inputs: readonly string[], outputs: readonly string[]): string {
  return `${inputs.join(', ')} -> ${outputs.join(', ')}`;
}

/** The latent size of an input or output that has the shape N x latent. */
function checkedLatentDim(what: string, port: Port | undefined): number {
  const { name, shape } = port ?? { name: 'a code', shape: [] };
  const latentDim = shape[1];
  if (shape.length === 2 && typeof latentDim === 'number' && latentDim > 0) return latentDim;
  throw new Error(`${what}: expected ${name} of shape N x latent, got ${shape.join(' x ')}`);
}

function checkedData(
  output: Tensor | undefined,
  name: string,
  shape: readonly number[],
): Float32Array {
  const [expected, came] = [shape.join(' x '), output?.shape.join(' x ')];
  if (!output || came !== expected) throw new Error(`${name}: expected ${expected}, got ${came}`);
  return finite(name, output.data);
}

/** The numbers; an Error where some are none, or infinite, which a picture would show as black or as nothing. */
function finite(name: string, data: Float32Array): Float32Array {
  const wrong = data.find((value) => !Number.isFinite(value));
  if (wrong !== undefined) throw new Error(`${name}: expected finite numbers, got ${wrong}`);
  return data;
}
