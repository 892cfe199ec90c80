import { useEffect } from 'react';

import type { Frames } from '../model/frames';
import type { Look } from '../model/ink';
import { prepareInk } from '../parts/inkPainter';
import { inQuietMoments } from '../parts/quietMoments';

/** What the slider will ask for is worked out before it comes there. */
export function usePreparedInk(look: Look, frames: Frames | undefined): void {
  useEffect(
    () => (frames && look === 'ink' ? inQuietMoments(frames, prepareInk) : undefined),
    [look, frames],
  );
}
