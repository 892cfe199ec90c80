import type { Scene } from '../blend/scene';
import type { Subject } from '../blend/subject';
import type { Frames } from '../model/frames';
import type { Observable } from '../model/observable';
import { gifFile, pictureFile, stripFile, svgFile, type DrawFile } from './files';
import * as text from './text';
import { useSave } from './useSave';
import { useShare } from './useShare';

export interface Kept {
  readonly scene: Scene;
  readonly position: Observable<number>;
  readonly frames: Frames | undefined;
  /** Whether the frames are the scene's, not those of one before it. */
  readonly isCurrent: boolean;
  readonly first: Subject;
  readonly second: Subject;
  /** Says what has become of it. */
  readonly say: (words: string) => void;
}

/** What can be taken along of a blend, and a link that has to be copied by hand. */
export function useKeep({ scene, position, frames, isCurrent, first, second, say }: Kept) {
  const shared = useShare(scene, position, say);
  const save = useSave({ scene, frames, isCurrent, say });
  const pair = `blend-${text.nameOf(first)}-to-${text.nameOf(second)}`;

  const savePicture = (ending: string, fileAt: (percent: number) => DrawFile) =>
    save(() => {
      const percent = position.get();
      return { name: `${pair}-${percent}.${ending}`, draw: fileAt(percent) };
    });

  return {
    ...shared,
    savePng: () => savePicture('png', pictureFile),
    saveSvg: () => savePicture('svg', svgFile),
    saveStrip: () => save(() => ({ name: `${pair}-strip.png`, draw: stripFile })),
    saveGif: () => save(() => ({ name: `${pair}.gif`, draw: gifFile })),
  };
}
