import { useMemo } from 'react';

import type { FirstPair } from '../artifacts/firstPair';
import { swapped, type Scene } from '../blend/scene';
import { isStart } from '../blend/subject';
import type { Frames } from '../model/frames';

/** The pictures on the stage: of the pair that the page begins with those that came with it, else those of the blend. */
export function useFrames(
  scene: Scene,
  firstPair: FirstPair | undefined,
  blended: Frames | undefined,
): Frames | undefined {
  const back = useMemo(() => firstPair?.frames.toReversed(), [firstPair]);
  if (isStart(scene)) return firstPair?.frames ?? blended;
  if (isStart(swapped(scene))) return back ?? blended;
  return blended;
}
