import { useRef } from 'react';

import { Fault } from '../model/fault';
import type { Frames } from '../model/frames';
import { faults } from '../parts/faults';
import { saveBlob } from './saveBlob';
import { file } from './text';

/** Saves a file of the frames, one at a time, and says what has become of it. */
export function useSave(frames: Frames | undefined, say: (words: string) => void) {
  const drawing = useRef(false);

  return async (name: string, draw: (shown: Frames) => Promise<Blob>) => {
    if (drawing.current || !frames) return;
    drawing.current = true;
    say(file.drawn(name));
    try {
      saveBlob(await draw(frames), name);
      say(file.saved(name));
    } catch (cause) {
      say(cause instanceof Fault ? faults[cause.kind].join(' ') : file.failed(name));
    }
    drawing.current = false;
  };
}
