/** What ONNX Runtime and the page's own few lines give for the same network, in this process. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'vitest';

import { openDecoder } from '../src/engine/network';
import { openOrtSession, setRuntime } from '../src/engine/ortSession';
import { openPlainSession } from '../src/engine/plain/plainSession';
import type { Decoder } from '../src/model/frames';
import { median } from './report';

const ROUNDS = 20;
const PATH = 101; // pictures
const WASM = 'onnxruntime-web/ort-wasm-simd-threaded.wasm';
const decoderFile = new URL('../../artifacts/onnx/decoder_small.onnx', import.meta.url);

test('both runtimes', async () => {
  setRuntime(createRequire(import.meta.url).resolve(WASM));
  const onnx = new Uint8Array(readFileSync(decoderFile));
  const rows = [];
  const drawn = [];
  for (const [name, open] of [
    ['ONNX Runtime', openOrtSession],
    ['plain TypeScript', openPlainSession],
  ] as const) {
    const start = performance.now();
    const decoder = await openDecoder(await open(onnx));
    const opened = performance.now() - start;
    drawn.push(await decoder.decode(codes(decoder)));
    rows.push(`| ${name} | ${opened.toFixed(0)} | ${(await pathMs(decoder)).toFixed(1)} |`);
  }
  const [wasmDrawn, plainDrawn] = drawn;
  const differences = wasmDrawn!.flatMap((picture, i) =>
    Array.from(picture, (grey, pixel) => Math.abs(grey - plainDrawn![i]![pixel]!)),
  );
  const largest = differences.reduce((most, difference) => Math.max(most, difference), 0);
  console.log(
    ['', '| runtime | opened, ms | 101 pictures, ms |', '|---|---:|---:|', ...rows].join('\n'),
  );
  console.log(`\nlargest difference between them: ${largest.toExponential(1)} of 1`);
});

async function pathMs(decoder: Decoder): Promise<number> {
  const times = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    await decoder.decode(codes(decoder));
    times.push(performance.now() - start);
  }
  return median(times);
}

/** Somewhere among the digits. */
function codes({ latentDim }: Decoder): Float32Array[] {
  return Array.from({ length: PATH }, (_, i) =>
    new Float32Array(latentDim).map((_zero, j) => Math.sin(i + 7 * j)),
  );
}
