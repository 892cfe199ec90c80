import { useRef } from 'react';

import { Fault } from '../model/fault';
import type { Frames } from '../model/frames';
import type { Look } from '../model/ink';
import { faults } from '../parts/faults';
import type { DrawFile } from './files';
import { saveBlob } from './saveBlob';
import { file } from './text';

/** Saves files, one at a time, and says what has become of each. */
export function useSaving(say: (words: string) => void) {
  const drawing = useRef<string>(undefined);

  return async (name: string, draw: () => Promise<Blob>) => {
    if (drawing.current) {
      say(file.busy(drawing.current));
      return;
    }
    drawing.current = name;
    say(file.drawn(name));
    try {
      saveBlob(await draw(), name);
      say(file.saved(name));
    } catch (cause) {
      say(cause instanceof Fault ? faults[cause.kind].join(' ') : file.failed(name));
    }
    drawing.current = undefined;
  };
}

/** The same of the frames. */
export function useSave(frames: Frames | undefined, look: Look, say: (words: string) => void) {
  const save = useSaving(say);
  return async (name: string, draw: DrawFile) => {
    if (frames) await save(name, () => draw(frames, look));
  };
}
