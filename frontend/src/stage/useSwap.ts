import { useCallback, useLayoutEffect, useRef } from 'react';

import { swapped, type Scene } from '../blend/scene';
import { STEPS, type Frames } from '../model/frames';
import type { Observable } from '../model/observable';

/**
 * Swaps the two digits. The path back is the same path, so the picture in the middle stays: the slider moves to
 * where it is on the new path, in the moment in which that is there.
 */
export function useSwap(
  scene: Scene,
  change: (part: Partial<Scene>) => void,
  position: Observable<number>,
  frames: Frames | undefined,
): () => void {
  const left = useRef<{ frames: Frames | undefined }>(undefined);

  useLayoutEffect(() => {
    if (!left.current || left.current.frames === frames) return;
    left.current = undefined;
    position.set(STEPS - position.get());
  }, [frames, position]);

  return useCallback(() => {
    left.current = left.current ? undefined : { frames }; // swapped twice is not swapped
    change(swapped(scene));
  }, [scene, change, frames]);
}
