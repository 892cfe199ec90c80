import { useMemo } from 'react';

import type { Engine } from '../engine/engine';
import type { PathSettings } from '../model/path';
import { useAnswer, type Answer } from '../parts/useAnswer';
import { decodeBlend, fade, type PairBlend } from './blend';
import type { Model } from './scene';
import type { Subject } from './subject';

export interface BlendQuestion {
  readonly engine: Engine | undefined;
  readonly path: PathSettings | undefined;
  readonly model: Model;
  readonly evenSpeed: boolean;
  readonly first: Subject | undefined;
  readonly second: Subject | undefined;
}

/** The blend of two subjects, as soon as what is needed for it is there; a cross-fade needs no network. */
export function useBlend(question: BlendQuestion): Answer<PairBlend> {
  const { engine, path, model, evenSpeed, first, second } = question;

  const faded = useMemo(
    () => (model === 'crossfade' && first && second ? fade(first, second) : undefined),
    [model, first, second],
  );
  const ask = useMemo(() => {
    if (!engine || !path || !first || !second || model === 'crossfade') return undefined;
    return () => decodeBlend({ engine, model, path, evenSpeed, first, second });
  }, [engine, model, path, evenSpeed, first, second]);
  const decoded = useAnswer(ask);
  return faded ? { value: faded, isCurrent: true } : decoded;
}
