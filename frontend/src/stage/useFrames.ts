import { useMemo } from 'react';

import type { FirstPair } from '../artifacts/firstPair';
import { swapped, type Scene } from '../blend/scene';
import { isStart } from '../blend/subject';
import type { Frames } from '../model/frames';

/** The pictures on the stage: those of the blend or, of the pair the page begins with, those that came with it. */
export function useFrames(
  scene: Scene,
  firstPair: FirstPair | undefined,
  blended: Frames | undefined,
): Frames | undefined {
  const back = useMemo(() => firstPair?.frames.toReversed(), [firstPair]);
  if (blended) return blended;
  if (isStart(scene)) return firstPair?.frames;
  return isStart(swapped(scene)) ? back : undefined;
}
