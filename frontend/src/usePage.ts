import type { FirstPair } from './artifacts/firstPair';
import { useArtifacts } from './artifacts/useArtifacts';
import { randomPair } from './blend/pair';
import { useScene } from './blend/useScene';
import { useAddress } from './keep/useAddress';
import { useLink } from './keep/useLink';
import { useStage } from './stage/useStage';
import { useSwap } from './stage/useSwap';
import { firstTrouble } from './trouble';
import { useChoosing } from './useChoosing';
import { useOpened } from './useOpened';
import { useSections } from './useSections';

/** All that the page shows and what can be done with it; where, says App. */
export function usePage(firstPair: Promise<FirstPair | undefined>) {
  const { isEmbedded, hasLink } = useOpened();
  const artifacts = useArtifacts(firstPair, {
    latent: !isEmbedded,
    network: !isEmbedded || hasLink,
  });
  const { digits } = artifacts;
  const { scene, notice, position, change, choose, open, say } = useScene();
  const isRead = useLink(digits, scene.pair, open, say);
  useAddress(isRead && !isEmbedded, scene, position);
  const { blend, message, shown } = useStage(scene, artifacts);
  const swap = useSwap(scene, change, position, shown.frames);
  const choosing = useChoosing();
  const sections = useSections(digits !== undefined && !isEmbedded);
  const hasNetwork = artifacts.engine !== undefined && artifacts.path !== undefined;
  const canBlend = hasNetwork || !artifacts.fault || scene.model === 'crossfade';

  return {
    isEmbedded,
    artifacts,
    sections,
    scene,
    change,
    choose,
    swap: digits && swap,
    // Not where there would be nothing to see of it.
    surprise: digits && canBlend ? () => change({ pair: randomPair(digits) }) : undefined,
    choosing,
    stage: { position, ...shown },
    blend: blend.value,
    notice,
    message: notice ?? message,
    say,
    trouble: firstTrouble(artifacts, sections, blend),
  };
}
