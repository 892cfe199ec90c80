import { useArtifacts } from './artifacts/useArtifacts';
import { randomPair } from './blend/pair';
import { useScene } from './blend/useScene';
import { useLink } from './keep/useLink';
import { useStage } from './stage/useStage';
import { useSwap } from './stage/useSwap';
import { firstTrouble } from './trouble';
import { useSections } from './useSections';

/** All that the page shows and what can be done with it; where, says App. */
export function usePage() {
  const artifacts = useArtifacts();
  const { digits } = artifacts;
  const { scene, notice, position, change, choose, open, say } = useScene();
  useLink(digits, open, say);
  const { first, second, blend, frames, message } = useStage(scene, artifacts);
  const swap = useSwap(scene, change, position, frames);
  const sections = useSections(digits !== undefined);
  const hasNetwork = artifacts.engine !== undefined && artifacts.path !== undefined;
  const canBlend = hasNetwork || !artifacts.fault || scene.model === 'crossfade';

  return {
    artifacts,
    sections,
    scene,
    change,
    choose,
    swap: digits && swap,
    // Not where there would be nothing to see of it.
    surprise: digits && canBlend ? () => change({ pair: randomPair(digits) }) : undefined,
    stage: { position, first, second, frames },
    blend: blend.value,
    message: notice ?? message,
    say,
    trouble: firstTrouble(artifacts, sections, blend),
  };
}
