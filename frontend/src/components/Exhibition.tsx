import type { Blend } from '../hooks/useBlend';
import { useVaeBlend } from '../hooks/useVaeBlend';
import type { DigitSet } from '../model/digits';
import type { Engine } from '../model/engine';
import type { Latent } from '../model/latent';
import type { Observable } from '../model/observable';
import type { PathSettings } from '../model/path';
import type { Scene } from '../model/scene';
import type { Subject } from '../model/subject';
import { About } from './About';
import { Compare } from './Compare';
import { Corners } from './Corners';
import { LatentMap } from './LatentMap';
import { LookInside } from './LookInside';
import { NoiseLab } from './NoiseLab';

export interface ExhibitionProps {
  digits: DigitSet;
  latent: Latent | undefined;
  path: PathSettings | undefined;
  engine: Engine | undefined;
  scene: Scene;
  onChange: (part: Partial<Scene>) => void;
  position: Observable<number>;
  first: Subject;
  second: Subject;
  /** The blend on the stage. */
  blend: Blend | undefined;
}

/** All that is below the stage and its galleries: a chunk of its own, loaded when the stage is up. */
export function Exhibition(props: ExhibitionProps) {
  const { digits, latent, engine, scene, onChange, position, first, second, blend } = props;
  const vaeBlend = useVaeBlend({ engine, path: props.path, scene, first, second, blend });
  return (
    <>
      <Compare {...{ engine, scene, onChange, position, first, second }} path={props.path} />
      <NoiseLab {...{ engine, first, second }} noise={scene.noise} onChange={onChange} />
      <Corners digits={digits} engine={engine} />
      <LatentMap {...{ digits, latent, engine, position }} path={vaeBlend} />
      <LookInside {...{ latent, engine, position }} path={vaeBlend} />
      <About latentDim={digits.latentDim} />
    </>
  );
}
