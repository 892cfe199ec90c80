import { useEffect, useRef } from 'react';

import type { Scene } from '../blend/scene';
import { Fault } from '../model/fault';
import type { Frames } from '../model/frames';
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

interface FrameFile {
  readonly name: string;
  readonly draw: DrawFile;
}

interface Source {
  readonly scene: Scene;
  readonly frames: Frames | undefined;
  /** Whether the frames are the scene's, not those of one before it. */
  readonly isCurrent: boolean;
  readonly say: (words: string) => void;
}

/** The same of the frames. What is wished before they are the scene's is saved when they are, unless that changes. */
export function useSave({ scene, frames, isCurrent, say }: Source) {
  const save = useSaving(say);
  const wish = useRef<{ scene: Scene; fileNow: () => FrameFile }>(undefined);

  function grant() {
    if (!wish.current || !frames || !isCurrent) return;
    const { scene: wished, fileNow } = wish.current;
    wish.current = undefined;
    if (wished !== scene) return;
    const { name, draw } = fileNow();
    void save(name, () => draw(frames, scene.look));
  }
  useEffect(grant);

  return (fileNow: () => FrameFile) => {
    if (wish.current?.scene === scene) {
      say(file.busy(wish.current.fileNow().name));
      return;
    }
    wish.current = { scene, fileNow };
    if (!isCurrent) say(file.drawn(fileNow().name));
    grant();
  };
}
