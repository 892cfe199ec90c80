import type { useArtifacts } from '../artifacts/useArtifacts';
import type { Scene } from '../blend/scene';
import { useBlend } from '../blend/useBlend';
import { useSubject } from '../blend/useSubject';
import { status } from './text';
import { useFrames } from './useFrames';

type Artifacts = ReturnType<typeof useArtifacts>;

/**
 * What is on the stage: two digits, the pictures between them, and a word on that. Until the pictures of a new scene are
 * there those before stay, and what they lead from and to.
 */
export function useStage(scene: Scene, { firstPair, digits, path, engine }: Artifacts) {
  const { model, evenSpeed } = scene;
  const first = useSubject(scene, 'first', digits, firstPair);
  const second = useSubject(scene, 'second', digits, firstPair);
  const blend = useBlend({ engine, path, first, second, model, evenSpeed });
  const frames = useFrames(scene, firstPair, blend.value?.frames);
  const message = frames && first && second ? status.blending(first, second) : status.starting;
  // Those that came with the page are always of the scene that is shown.
  const blended = frames && frames === blend.value?.frames ? blend.value : undefined;
  const isCurrent = !blended || blend.isCurrent === true;
  const [from, to] = blended ? [blended.first, blended.second] : [first, second];
  return { blend, message, shown: { first, second, from, to, frames, isCurrent } };
}
