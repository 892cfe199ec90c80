import type { Engine } from '../engine/engine';
import type { PathSettings } from '../model/path';
import type { Blend } from './blend';
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
  readonly blend: Blend | undefined;
}

/** The VAE's blend of the pair, whatever the stage shows: the explorations are of its space of codes. */
export function useVaeBlend(stage: Stage): Blend | undefined {
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
  return shown ? staged : own.value;
}
