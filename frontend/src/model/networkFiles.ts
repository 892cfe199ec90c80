/** Where the built page keeps the network and its runtime. Vite emits each once, with a hash in its name. */
import decoderBytes from '@artifacts/onnx/decoder_small.onnx?bytes';
import decoderUrl from '@artifacts/onnx/decoder_small.onnx?url';
import wasmBytes from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?bytes';
import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';

import type { RemoteFile } from './download';

export const decoderFile: RemoteFile = { url: decoderUrl, byteCount: decoderBytes };
export const wasmFile: RemoteFile = { url: wasmUrl, byteCount: wasmBytes };
