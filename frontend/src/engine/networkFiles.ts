/** Where the built page keeps the networks and their runtime. Vite emits each once, with a hash in its name. */
import aeDecoderBytes from '@artifacts/onnx/ae_decoder_small.onnx?bytes';
import aeDecoderUrl from '@artifacts/onnx/ae_decoder_small.onnx?url';
import aeEncoderBytes from '@artifacts/onnx/ae_encoder_small.onnx?bytes';
import aeEncoderUrl from '@artifacts/onnx/ae_encoder_small.onnx?url';
import decoderBytes from '@artifacts/onnx/decoder_small.onnx?bytes';
import decoderUrl from '@artifacts/onnx/decoder_small.onnx?url';
import encoderBytes from '@artifacts/onnx/encoder_small.onnx?bytes';
import encoderUrl from '@artifacts/onnx/encoder_small.onnx?url';
import wasmBytes from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?bytes';
import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';

import type { RemoteFile } from './download';
import type { NetworkName } from './engine';
import type { EncoderOutputs } from './network';

interface NetworkFiles {
  readonly decoder: RemoteFile;
  readonly encoder: RemoteFile;
  readonly encoderOutputs: EncoderOutputs;
}

export const networkFiles: Readonly<Record<NetworkName, NetworkFiles>> = {
  vae: {
    decoder: { url: decoderUrl, byteCount: decoderBytes },
    encoder: { url: encoderUrl, byteCount: encoderBytes },
    encoderOutputs: ['mu', 'logvar'],
  },
  ae: {
    decoder: { url: aeDecoderUrl, byteCount: aeDecoderBytes },
    encoder: { url: aeEncoderUrl, byteCount: aeEncoderBytes },
    encoderOutputs: ['z'],
  },
};

export const wasmFile: RemoteFile = { url: wasmUrl, byteCount: wasmBytes };
