import { useState } from 'react';

import type { Engine } from '../engine/engine';
import type { PathSettings } from '../model/path';
import type { Answer } from '../parts/useAnswer';
import type { PairBlend } from './blend';
import type { Scene } from './scene';
import type { Subject } from './subject';
import { useBlend } from './useBlend';

interface Stage {
  readonly engine: Engine | undefined;
  readonly path: PathSettings | undefined;
  readonly scene: Scene;
  readonly first: Subject;
  readonly second: Subject;
  /** What is on the stage. */
  readonly blend: PairBlend | undefined;
}

/**
 * The VAE's blend of the pair, whatever the stage shows: the explorations are of its space of codes. The one before it
 * stays until there is a new one. What fails on the stage is told there.
 */
export function useVaeBlend(stage: Stage): Answer<PairBlend> {
  const { engine, path, scene, first, second, blend } = stage;
  const shown = scene.model === 'vae';
  const staged = blend?.model === 'vae' ? blend : undefined;
  const own = useBlend({
    engine: shown ? undefined : engine,
    path,
    first,
    second,
    model: 'vae',
    evenSpeed: scene.evenSpeed,
  });
  const { fault, retry, value } = shown ? { value: staged } : own;
  const [last, setLast] = useState(value);
  if (value && value !== last) setLast(value);
  return { fault, retry, value: value ?? (engine && last) };
}
