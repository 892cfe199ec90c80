/** A digit as it is blended: its picture with and without noise and, where the pipeline knows it, its code. */
import type { DigitSet } from '../artifacts/digits';
import type { FirstPair } from '../artifacts/firstPair';
import type { Engine, NetworkName } from '../engine/engine';
import type { Encoding } from '../engine/network';
import { addNoise, type Noise } from '../model/noise';
import type { Code } from '../model/path';
import type { Picture } from '../model/pixels';
import { digitAt, PLACES, startPair, type Input, type Place } from './pair';
import type { Scene } from './scene';

export interface Subject {
  /** Where it came from. */
  readonly kind: Input['kind'];
  /** Not known of a drawing or a photo, nor of every invention. */
  readonly label?: number;
  readonly clean: Picture;
  /** What the network is shown. */
  readonly seen: Picture;
  /** The VAE's code of what is seen. */
  readonly mu?: Code;
}

/** Undefined as long as its picture is not there. */
export function subjectAt(
  input: Input,
  place: Place,
  noise: Noise,
  digits: DigitSet | undefined,
  firstPair: FirstPair | undefined,
): Subject | undefined {
  if (input.kind === 'drawn') {
    return noisy({ kind: input.kind, clean: input.drawing.picture }, place, noise);
  }
  if (input.kind === 'photo') {
    return noisy({ kind: input.kind, clean: input.picture }, place, noise);
  }
  if (input.kind === 'invented') {
    const { kind, label, picture: clean, code: mu } = input;
    const subject = noisy({ kind, ...(label !== undefined && { label }), clean }, place, noise);
    return noise.std === 0 ? { ...subject, mu } : subject;
  }
  const { kind, label } = input;
  const digit = digits && digitAt(digits, input);
  const known = PLACES.find((start) => isSame(input, startPair[start]));
  const clean = digit?.picture ?? (known && firstPair?.[known]);
  if (!clean) return undefined;
  const subject = noisy({ kind, label, clean }, place, noise);
  return digit && noise.std === 0 ? { ...subject, mu: digit.mu } : subject;
}

/** The same with noise on it, of which no code is known beforehand. */
export function withNoise({ kind, label, clean }: Subject, place: Place, noise: Noise): Subject {
  return noisy({ kind, ...(label !== undefined && { label }), clean }, place, noise);
}

/** Each place has noise of its own. */
function noisy(
  digit: Pick<Subject, 'kind' | 'label' | 'clean'>,
  place: Place,
  noise: Noise,
): Subject {
  const own = { ...noise, seed: 2 * noise.seed + (place === 'first' ? 0 : 1) };
  return { ...digit, seen: addNoise(digit.clean, own) };
}

/** What a network's encoder says of a subject: it is asked only if the pipeline has not said so. */
export async function encodingOf(
  engine: Engine,
  network: NetworkName,
  subject: Subject,
): Promise<Encoding> {
  const { mu, seen } = subject;
  return network === 'vae' && mu ? { mu } : engine.encode(network, seen);
}

/** Whether the path between the two is the one that came drawn with the page. */
export function isStart({ pair, model, evenSpeed, noise }: Scene): boolean {
  const same = isSame(pair.first, startPair.first) && isSame(pair.second, startPair.second);
  return same && model === 'vae' && evenSpeed && noise.std === 0;
}

function isSame(a: Input, b: Input): boolean {
  if (a.kind !== 'shipped' || b.kind !== 'shipped') return false;
  return a.label === b.label && a.sample === b.sample;
}
