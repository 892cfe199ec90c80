import { createRequire } from 'node:module';

import { vi } from 'vitest';

import { startPair, type Choice } from '../blend/pair';
import { CLASSES } from '../model/dataset';
import { STEPS } from '../model/frames';
import { PIXELS, SIDE, type Sheet } from '../model/pixels';
import { madePng } from './madePng';

/** Where ONNX Runtime's wasm is in its package. */
export function wasmPath(): string {
  const { resolve } = createRequire(import.meta.url);
  return resolve('onnxruntime-web/ort-wasm-simd-threaded.wasm');
}

/** A loader's context of which nothing comes. */
export const context = {
  signal: new AbortController().signal,
  cache: 'default',
  onProgress: () => {},
  onLost: () => {},
} as const;

/** Grey pixels that tell one place from another. */
export function fakeSheet(width: number, height: number): Sheet {
  const greys = Uint8Array.from({ length: width * height }, (_, i) => (i * i + 7 * i) % 251);
  return { width, height, greys };
}

/** A digits.json of made-up codes, and the sheet of its pictures. */
export function fakeDigits(latentDim = 2, perDigit = 3) {
  const digits = Array.from({ length: CLASSES * perDigit }, (_, i) => ({
    label: Math.floor(i / perDigit),
    index: 100 + i,
    mu: Array.from({ length: latentDim }, (_unused, j) => Math.cos(i * latentDim + j)),
  }));
  const raw = { latent_dim: latentDim, noise_std_max: 0.6, per_digit: perDigit, unit: 1, digits };
  return { raw, sheet: fakeSheet(perDigit * SIDE, CLASSES * SIDE) };
}

/** A path.json of made-up numbers. */
export function fakePath(latentDim = 2) {
  const rows = (count: number, length: number, start: number) =>
    Array.from({ length: count }, (_, i) =>
      Array.from({ length }, (_unused, j) => Math.sin(start + i * length + j)),
    );
  const settings = {
    detour: 0.85,
    balance: 1,
    strictness: 10,
    temperature: 0.25,
    stretches: 4,
    steps: 2,
    step: 0.4,
    near: 2.5,
    points: 9,
  };
  const reader = {
    into_hidden: rows(3, latentDim, 5),
    hidden_bias: [0.1, -0.2, 0.3],
    into_classes: rows(CLASSES, 3, 7),
    class_bias: Array.from({ length: CLASSES }, (_, i) => i / 10),
  };
  return { ...settings, unit: 1, prototypes: rows(4, latentDim, 0), reader };
}

/** A prior.json of two made-up components, of a 3 and of a 7. */
export function fakePrior(latentDim = 2) {
  const numbers = (start: number) => Array.from({ length: latentDim }, (_, i) => start + i);
  const components = [3, 7].map((label) => ({
    weight: label / 10,
    label,
    mean: numbers(label),
    std: numbers(0.5),
  }));
  return { unit: 1, sharpness: 1.5, strange_nats: 200, components };
}

/** A colour for each class, from the one with this number on. */
function fakeColours(first: number): string[] {
  return Array.from({ length: CLASSES }, (_, label) => `#0000${10 + first + label}`);
}

/** A latent.json of made-up numbers. */
export function fakeLatent(latentDim = 2) {
  const numbers = (start: number) => Array.from({ length: latentDim }, (_, i) => start + i);
  const points = Array.from({ length: 20 }, (_, i) => [Math.sin(i), Math.cos(2 * i), i % CLASSES]);
  const axes = [0, 1].map((axis) => numbers(0).map((i) => Number(i === axis)));
  return {
    latent_dim: latentDim,
    colours: { on_paper: fakeColours(0), on_dark: fakeColours(CLASSES) },
    activity: numbers(0.5),
    std: numbers(0.25),
    mean: numbers(-1),
    axes,
    points,
  };
}

/** The sheet of the pair that the page begins with: those two digits of fakeDigits, and made-up pictures between. */
export const fakeFirstPair = firstPairOf(fakeDigits().sheet);

function firstPairOf(digits: Sheet): Sheet {
  const sheet = fakeSheet(PIXELS, STEPS + 3);
  const chosen = [startPair.first, startPair.second] as Choice[];
  chosen.forEach(({ label, sample }, end) => {
    for (let y = 0; y < SIDE; y++) {
      const start = (label * SIDE + y) * digits.width + sample * SIDE;
      const row = digits.greys.subarray(start, start + SIDE);
      sheet.greys.set(row, (STEPS + 1 + end) * PIXELS + y * SIDE);
    }
  });
  return sheet;
}

/** Everything that the page downloads but for the networks, by its URL in setup.ts. */
export function fakeArtifacts(latentDim = 2): Record<string, () => Response> {
  const { raw, sheet } = fakeDigits(latentDim);
  return {
    '/first_pair.png': () => new Response(madePng(fakeFirstPair)),
    '/digits.json': () => Response.json(raw),
    '/digits.png': () => new Response(madePng(sheet)),
    '/path.json': () => Response.json(fakePath(latentDim)),
    '/prior.json': () => Response.json(fakePrior(latentDim)),
    '/latent.json': () => Response.json(fakeLatent(latentDim)),
  };
}

/** A server that has these files and no others. Gives what is asked of it. */
export function serve(files: Readonly<Record<string, (() => Response) | undefined>>) {
  const fetched = vi.fn(
    async (url: string, _?: RequestInit) => files[url]?.() ?? new Response('', { status: 404 }),
  );
  vi.stubGlobal('fetch', fetched);
  return fetched;
}
