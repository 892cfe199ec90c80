import type { Decoder } from './blendModel';
import { Fault } from './fault';
import {
  decodedLengths,
  evenTime,
  middleCode,
  pointAt,
  type Code,
  type PathSettings,
} from './path';
import { PIXELS } from './pixels';

/** The path from the first digit to the second is shown in this many equal steps: one for a percent. */
export const STEPS = 100;

/** The pictures of a whole path, STEPS + 1 of them, as intensities in [0, 1]. */
export type Frames = readonly Float32Array[];

/** The codes of two digits, and what is to be known of the path between them. */
export interface Ends {
  readonly first: Code;
  readonly second: Code;
  readonly path: PathSettings;
}

/**
 * The pictures on the path between two digits, so that the slider only picks one. They are decoded in two
 * batches: one to measure the path, and one where it has come as far as each percent says.
 */
export async function blend(decoder: Decoder, { first, second, path }: Ends): Promise<Frames> {
  checkSizes(decoder.latentDim, { first, second, path });
  const middle = middleCode(first, second, path);
  const decodeAt = (times: readonly number[]) =>
    decoder.decode(joined(times.map((time) => pointAt(first, middle, second, time))));

  const lengths = decodedLengths(await decodeAt(evenShares(path.points - 1)));
  const times = evenShares(STEPS).map((share) => evenTime(lengths, share));
  return split(await decodeAt(times));
}

function checkSizes(latentDim: number, { first, second, path }: Ends): void {
  const found = {
    'digits.json': [first, second],
    'path.json': path.prototypes.map(({ code }) => code),
  };
  for (const [file, codes] of Object.entries(found)) {
    const other = codes.find(({ length }) => length !== latentDim);
    if (!other) continue;
    const detail = `the decoder takes codes of ${latentDim} numbers, ${file} has codes of ${other.length}`;
    throw new Fault('mismatch', detail);
  }
}

/** 0, 1 / steps ... 1. */
function evenShares(steps: number): number[] {
  return Array.from({ length: steps + 1 }, (_, step) => step / steps);
}

function joined(codes: readonly Code[]): Float32Array {
  const latentDim = codes[0]?.length ?? 0;
  const z = new Float32Array(codes.length * latentDim);
  codes.forEach((code, i) => z.set(code, i * latentDim));
  return z;
}

function split(images: Float32Array): Frames {
  const count = images.length / PIXELS;
  return Array.from({ length: count }, (_, i) => images.subarray(i * PIXELS, (i + 1) * PIXELS));
}
