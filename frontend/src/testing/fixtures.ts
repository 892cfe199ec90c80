import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

import { LABELS, type Digit } from '../model/digits';

/** ONNX Runtime's wasm, from the package. */
export function readWasm(): Promise<Uint8Array> {
  const { resolve } = createRequire(import.meta.url);
  return readFile(resolve('onnxruntime-web/ort-wasm-simd-threaded.wasm'));
}

/** A digits.json of made-up codes, and URLs for its pictures. */
export function fakeDigits(latentDim = 2, perDigit = 3) {
  const digits = Array.from({ length: LABELS * perDigit }, (_, i) => ({
    file: `${i}.png`,
    label: Math.floor(i / perDigit),
    index: 100 + i,
    mu: Array.from({ length: latentDim }, (_unused, j) => Math.cos(i * latentDim + j)),
  }));
  const urls = new Map(digits.map(({ file }) => [file, `/pictures/${file}`]));
  return { raw: { latent_dim: latentDim, per_digit: perDigit, digits }, urls };
}

/** A path.json of made-up codes. */
export function fakePath(latentDim = 2) {
  const prototypes = Array.from({ length: 4 }, (_, i) => ({
    label: i % 2,
    code: Array.from({ length: latentDim }, (_unused, j) => Math.sin(i * latentDim + j)),
  }));
  return { balance: 1, near: 2.5, points: 9, prototypes };
}

export function fakeDigit(label: number, mu: readonly number[]): Digit {
  return { label, url: `/pictures/${label}.png`, mu: Float32Array.from(mu) };
}
