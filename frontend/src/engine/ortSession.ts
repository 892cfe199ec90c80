/** Networks in ONNX Runtime: the only module that imports it, and it runs in a worker. */
import * as ort from 'onnxruntime-web/wasm';

import type { Port, Session, Tensor } from './session';

/** Memory for the pictures of a whole path is given back when they are drawn. */
const LEAN = { enableCpuMemArena: false, enableMemPattern: false } as const;

/** Before any network: where ONNX Runtime's wasm is. (Given its bytes, it would keep two copies of them.) */
export function setRuntime(wasmUrl: string): void {
  ort.env.wasm.wasmPaths = { wasm: wasmUrl };
  ort.env.wasm.numThreads = 1; // more need headers that a static host does not send
}

export async function openOrtSession(onnx: Uint8Array): Promise<Session> {
  const session = await ort.InferenceSession.create(onnx, LEAN);
  return {
    inputs: session.inputMetadata.map(toPort),
    outputs: session.outputMetadata.map(toPort),
    async run(input, { shape, data }) {
      const outputs = await session.run({ [input]: new ort.Tensor('float32', data, shape) });
      const tensors = Object.entries(outputs).map(
        async ([name, tensor]) => [name, await toTensor(tensor as ort.Tensor)] as const,
      );
      return Object.fromEntries(await Promise.all(tensors));
    },
  };
}

function toPort(metadata: ort.InferenceSession.ValueMetadata): Port {
  return { name: metadata.name, shape: metadata.isTensor ? metadata.shape : [] };
}

async function toTensor(tensor: ort.Tensor): Promise<Tensor> {
  return { shape: tensor.dims, data: (await tensor.getData()) as Float32Array };
}
