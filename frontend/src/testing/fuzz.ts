/** Damaged copies of what others wrote: what a broken link, a bad disk or somebody hostile makes of it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { generator } from '../model/random';

/** How damaged copies ended; `bad` are those that ended badly, in base64. */
export interface Endings {
  readonly kind: string;
  done: number;
  refused: number;
  readonly bad: string[];
}

declare module 'vitest' {
  interface TaskMeta {
    endings?: Endings; // for `make campaign`, which asks for more copies and keeps the bad ones
  }
}

const { VITE_FUZZ_SEED = '1', VITE_FUZZ_COUNT } = import.meta.env as Record<string, string>;
const CORPUS = join(import.meta.dirname, '../../../tests/corpus');
const ODD = (
  '& = . - % %00 %E0%A4%A %F0%9F%99%82 \0 🙂 \ud800 + ' +
  '__proto__ constructor null NaN 1e999 -1 99999999999 [] {} "'
)
  .split(' ')
  .map((piece) => [...new TextEncoder().encode(piece)]);

/** Refuses to go on: the copy was taken, and what came of it is wrong. */
export class Wrong extends Error {}

/** `take` on damaged copies, and on those that ended badly before. It returns, or refuses by throwing. */
export async function fuzz(
  kind: string,
  samples: readonly Uint8Array[],
  take: (content: Uint8Array<ArrayBuffer>) => unknown,
  usual: number,
): Promise<Endings> {
  const random = generator(Number(VITE_FUZZ_SEED));
  const endings: Endings = { kind, done: 0, refused: 0, bad: [] };
  const count = Number(VITE_FUZZ_COUNT ?? usual);
  const damaged = Array.from({ length: count }, () => mutated(any(samples, random), random));
  for (const content of [...kept(kind), ...damaged]) {
    try {
      await take(content);
      endings.done++;
    } catch (cause) {
      if (isBad(cause)) endings.bad.push(Buffer.from(content).toString('base64'));
      else endings.refused++;
    }
  }
  return endings;
}

/** An error that nobody meant to throw. */
function isBad(cause: unknown): boolean {
  const isSlip = cause instanceof TypeError || cause instanceof RangeError;
  return cause instanceof Wrong || cause instanceof ReferenceError || isSlip;
}

function kept(kind: string): Uint8Array<ArrayBuffer>[] {
  const folder = join(CORPUS, kind);
  if (!existsSync(folder)) return [];
  return readdirSync(folder).map((name) => Uint8Array.from(readFileSync(join(folder, name))));
}

/** The content after one to four changes. */
function mutated(content: Uint8Array, random: () => number): Uint8Array<ArrayBuffer> {
  let bytes = [...content];
  for (let left = 1 + below(4, random); left > 0; left--)
    bytes = any(MUTATIONS, random)(bytes, random);
  return Uint8Array.from(bytes);
}

type Mutation = (bytes: readonly number[], random: () => number) => number[];

const MUTATIONS: readonly Mutation[] = [
  (bytes, random) => {
    const at = below(bytes.length, random);
    return bytes.map((byte, i) => (i === at ? byte ^ (1 << below(8, random)) : byte));
  },
  (bytes, random) => bytes.slice(0, below(bytes.length, random)),
  (bytes, random) => bytes.toSpliced(below(bytes.length, random), 1 + below(16, random)),
  (bytes, random) => {
    const at = below(bytes.length, random);
    return bytes.toSpliced(at, 0, ...bytes.slice(at, at + 1 + below(64, random)));
  },
  (bytes, random) =>
    bytes.toSpliced(below(bytes.length, random), below(4, random), ...any(ODD, random)),
];

function any<T>(values: readonly T[], random: () => number): T {
  return values[below(values.length, random)]!;
}

function below(count: number, random: () => number): number {
  return Math.floor(count * random());
}
