import { memo, useEffect } from 'react';

import { About } from './about/About';
import type { DigitSet } from './artifacts/digits';
import type { Latent } from './artifacts/latent';
import type { PairBlend } from './blend/blend';
import type { Scene } from './blend/scene';
import type { Subject } from './blend/subject';
import { useVaeBlend } from './blend/useVaeBlend';
import { Compare } from './compare/Compare';
import { Corners } from './corners/Corners';
import type { Engine } from './engine/engine';
import { InYourHand } from './hand/InYourHand';
import { LookInside } from './inside/LookInside';
import { readAddress } from './keep/address';
import { lineFile } from './keep/lineFile';
import { useSaving } from './keep/useSave';
import { LatentMap } from './map/LatentMap';
import type { Observable } from './model/observable';
import type { PathSettings } from './model/path';
import { SECTIONS } from './model/sections';
import { NoiseLab } from './noise/NoiseLab';

export interface ExplorationsProps {
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
  blend: PairBlend | undefined;
  /** Says what has become of something. */
  say: (words: string) => void;
}

/** All that is below the stage and its galleries: a chunk of its own, loaded when the stage is up.
 * Memoised: the page is drawn anew with every percent that has come of the runtime. */
export const Explorations = memo(function Explorations(props: ExplorationsProps) {
  const { digits, latent, engine, scene, onChange, position, first, second, blend } = props;
  const save = useSaving(props.say);
  const vae = useVaeBlend({ engine, path: props.path, scene, first, second, blend });
  const onMap = vae.value ?? { first, second };

  useEffect(() => {
    document.getElementById(readAddress(location.hash).section ?? '')?.scrollIntoView(); // it was not there before
  }, []);

  return (
    <>
      <Corners {...{ digits, engine }} look={scene.look} />
      <LatentMap
        {...{ digits, latent, engine, position }}
        look={scene.look}
        blend={vae.value}
        from={onMap.first.label}
        to={onMap.second.label}
      />
      {SECTIONS.includes('hand') && (
        <InYourHand
          {...{ digits, engine, first, second }}
          path={props.path}
          pair={scene.pair}
          onSave={(pictures, name) => save(name, () => lineFile(pictures, name))}
        />
      )}
      <Compare {...{ engine, scene, onChange, position, first, second, vae }} path={props.path} />
      <LookInside {...{ latent, engine, position }} blend={vae.value} />
      <NoiseLab
        {...{ engine, first, second, onChange }}
        noise={scene.noise}
        noiseStdMax={digits.noiseStdMax}
      />
      <About latentDim={digits.latentDim} runtime={engine?.runtime} />
    </>
  );
});
