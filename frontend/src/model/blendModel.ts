/** The decoder in ONNX Runtime: the only module that imports it, and it runs in a worker. */
import * as ort from 'onnxruntime-web/wasm';

import { SIDE } from './pixels';

export interface Decoder {
  readonly latentDim: number;
  /** Codes one after another -> pictures one after another, intensities in [0, 1]. */
  decode(z: Float32Array): Promise<Float32Array>;
}

/** A decoder that has been checked and has run once, so that the first blend is as quick as the next. */
export async function startDecoder(wasm: Uint8Array, onnx: Uint8Array): Promise<Decoder> {
  ort.env.wasm.wasmBinary = wasm;
  ort.env.wasm.numThreads = 1; // more need headers that a static host does not send
  const session = await ort.InferenceSession.create(onnx);
  const latentDim = checkedLatentDim(session);

  async function decode(z: Float32Array): Promise<Float32Array> {
    const count = z.length / latentDim;
    const { image } = await session.run({ z: new ort.Tensor('float32', z, [count, latentDim]) });
    const expected = [count, 1, SIDE, SIDE].join(' x ');
    const came = image?.dims.join(' x ');
    if (!image || came !== expected) throw new Error(`image: expected ${expected}, got ${came}`);
    return (await image.getData()) as Float32Array;
  }

  await decode(new Float32Array(latentDim));
  return { latentDim, decode };
}

/** The latent size of a session whose names and shapes are `z` [N, latent] -> `image` [N, 1, 28, 28]. */
function checkedLatentDim({
  inputNames,
  outputNames,
  inputMetadata,
}: ort.InferenceSession): number {
  const names = `${inputNames.join(', ')} -> ${outputNames.join(', ')}`;
  if (names !== 'z -> image') throw new Error(`decoder: expected z -> image, got ${names}`);
  const [z] = inputMetadata;
  const shape = z?.isTensor ? z.shape : [];
  const latentDim = shape[1];
  if (shape.length !== 2 || typeof latentDim !== 'number' || latentDim < 1) {
    throw new Error(`decoder: expected z of shape N x latent, got ${shape.join(' x ')}`);
  }
  return latentDim;
}
