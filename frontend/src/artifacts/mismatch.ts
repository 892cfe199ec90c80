/** The page's data and the networks are of one run of the pipeline, or the pictures would be nonsense. */
import { Fault } from '../model/fault';
import type { PathSettings } from '../model/path';
import type { DigitSet } from './digits';
import type { Latent } from './latent';

/** A fault if the codes of what has been loaded are not all of one size. (The engine checks that it is its own.) */
export function mismatchOf(
  digits: DigitSet | undefined,
  path: PathSettings | undefined,
  latent: Latent | undefined,
): Fault | undefined {
  const expected = digits?.latentDim;
  const sizes = {
    'path.json': path?.prototypes[0]?.code.length,
    'latent.json': latent?.plane.mean.length,
  };
  const other = Object.entries(sizes).find(([, size]) => size && expected && size !== expected);
  if (!other) return undefined;
  const detail = `digits.json has codes of ${expected} numbers, ${other[0]} has codes of ${other[1]}`;
  return new Fault('mismatch', detail);
}
