import { useMemo } from 'react';

import type { Engine } from '../engine/engine';
import { crossfade } from '../model/crossfade';
import type { Frames } from '../model/frames';
import { shippedRoute, type PathSettings, type Route } from '../model/path';
import { useAnswer, type Answer } from '../parts/useAnswer';
import type { Model } from './scene';
import { encodingOf, type Subject } from './subject';

export interface Blend {
  readonly model: Model;
  readonly frames: Frames;
  /** Where the path leads; a cross-fade has none. */
  readonly route?: Route;
  readonly times?: readonly number[];
}

export interface BlendQuestion {
  readonly engine: Engine | undefined;
  readonly path: PathSettings | undefined;
  readonly model: Model;
  readonly evenSpeed: boolean;
  readonly first: Subject | undefined;
  readonly second: Subject | undefined;
}

/**
 * All pictures between two subjects, as soon as what is needed for them is there. The VAE goes the path that
 * ships, the autoencoder a straight line, which is all it has; a cross-fade needs no network.
 */
export function useBlend(question: BlendQuestion): Answer<Blend> {
  const { engine, path, model, evenSpeed, first, second } = question;
  const network = model === 'crossfade' ? undefined : model;

  const faded = useMemo(
    () =>
      model === 'crossfade' && first && second
        ? { model, frames: crossfade(first.seen, second.seen) }
        : undefined,
    [model, first, second],
  );
  const ask = useMemo(() => {
    if (!engine || !network || !path || !first || !second) return undefined;
    const codeOf = async (end: Subject) => (await encodingOf(engine, network, end)).mu;
    const pace = { evenSpeed, points: path.points };
    return async (): Promise<Blend> => {
      const [from, to] = await Promise.all([codeOf(first), codeOf(second)]);
      const route = network === 'vae' ? shippedRoute(from, to, path) : { first: from, second: to };
      return { model: network, route, ...(await engine.decodePath(network, route, pace)) };
    };
  }, [engine, network, path, evenSpeed, first, second]);
  const decoded = useAnswer(ask);
  return faded ? { value: faded } : decoded;
}
