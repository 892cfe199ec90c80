import type { useArtifacts } from '../artifacts/useArtifacts';
import type { Scene } from '../blend/scene';
import { useBlend } from '../blend/useBlend';
import { useSubject } from '../blend/useSubject';
import { status, subjectName } from './text';
import { useFrames } from './useFrames';

type Artifacts = ReturnType<typeof useArtifacts>;

/** What is on the stage: two digits, the pictures between them, and a word on that. */
export function useStage(scene: Scene, { firstPair, digits, path, engine }: Artifacts) {
  const { model, evenSpeed } = scene;
  const first = useSubject(scene, 'first', digits, firstPair);
  const second = useSubject(scene, 'second', digits, firstPair);
  const blend = useBlend({ engine, path, first, second, model, evenSpeed });
  const frames = useFrames(scene, firstPair, blend.value?.frames);
  const message =
    frames && first && second
      ? status.blending(subjectName(first), subjectName(second))
      : status.starting;
  return { first, second, blend, frames, message };
}
