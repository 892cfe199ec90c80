import type { Scene } from '../blend/scene';
import type { Subject } from '../blend/subject';
import type { Frames } from '../model/frames';
import type { Observable } from '../model/observable';
import { gifFile, pictureFile, stripFile } from './files';
import * as text from './text';
import { useCopyLink } from './useCopyLink';
import { useSave } from './useSave';

export interface Kept {
  readonly scene: Scene;
  readonly position: Observable<number>;
  readonly frames: Frames | undefined;
  readonly first: Subject;
  readonly second: Subject;
  /** Says what has become of it. */
  readonly say: (words: string) => void;
}

/** What can be taken along of a blend, and a link that has to be copied by hand. */
export function useKeep({ scene, position, frames, first, second, say }: Kept) {
  const { byHand, copyLink } = useCopyLink(scene, position, say);
  const save = useSave(frames, say);
  const pair = `blend-${text.nameOf(first.label)}-to-${text.nameOf(second.label)}`;

  function savePng() {
    const percent = position.get();
    return save(`${pair}-${percent}.png`, (shown) => pictureFile(shown, percent));
  }

  return {
    byHand,
    copyLink,
    savePng,
    saveStrip: () => save(`${pair}-strip.png`, stripFile),
    saveGif: () => save(`${pair}.gif`, gifFile),
  };
}
