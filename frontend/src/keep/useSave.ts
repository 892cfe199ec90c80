import { useRef } from 'react';

import { Fault } from '../model/fault';
import type { Frames } from '../model/frames';
import type { Look } from '../model/ink';
import { faults } from '../parts/faults';
import type { DrawFile } from './files';
import { saveBlob } from './saveBlob';
import { file } from './text';

/** Saves a file of the frames, one at a time, and says what has become of it. */
export function useSave(frames: Frames | undefined, look: Look, say: (words: string) => void) {
  const drawing = useRef<string>(undefined);

  return async (name: string, draw: DrawFile) => {
    if (!frames) return;
    if (drawing.current) {
      say(file.busy(drawing.current));
      return;
    }
    drawing.current = name;
    say(file.drawn(name));
    try {
      saveBlob(await draw(frames, look), name);
      say(file.saved(name));
    } catch (cause) {
      say(cause instanceof Fault ? faults[cause.kind].join(' ') : file.failed(name));
    }
    drawing.current = undefined;
  };
}
