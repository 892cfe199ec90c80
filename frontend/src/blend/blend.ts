/** All pictures between two subjects, and where their path leads. */
import type { Engine, NetworkName } from '../engine/engine';
import { crossfade } from '../model/crossfade';
import type { Frames } from '../model/frames';
import { shippedRoute, type PathSettings, type Route } from '../model/path';
import type { Model } from './scene';
import { encodingOf, type Subject } from './subject';

export interface Blend {
  readonly model: Model;
  readonly frames: Frames;
  /** Where the path leads; a cross-fade has none. */
  readonly route?: Route;
  readonly times?: readonly number[];
}

/** A blend, and what it is of. */
export interface PairBlend extends Blend {
  readonly first: Subject;
  readonly second: Subject;
}

/** Two pictures blended without a network. */
export function fade(first: Subject, second: Subject): PairBlend {
  return { model: 'crossfade', first, second, frames: crossfade(first.seen, second.seen) };
}

interface DecodeQuestion {
  readonly engine: Engine;
  readonly model: NetworkName;
  readonly path: PathSettings;
  readonly evenSpeed: boolean;
  readonly first: Subject;
  readonly second: Subject;
}

/** The VAE takes the path that ships, the autoencoder a straight line, which is all it has. */
export async function decodeBlend(question: DecodeQuestion): Promise<PairBlend> {
  const { engine, model, path, evenSpeed, first, second } = question;
  const codeOf = async (end: Subject) => (await encodingOf(engine, model, end)).mu;
  const [from, to] = await Promise.all([codeOf(first), codeOf(second)]);
  const route = model === 'vae' ? shippedRoute(from, to, path) : { first: from, second: to };
  const pace = { evenSpeed, points: path.points };
  return { model, first, second, route, ...(await engine.decodePath(model, route, pace)) };
}
