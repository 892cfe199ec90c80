import { useRef, useState } from 'react';

import type { Scene } from '../blend/scene';
import type { Subject } from '../blend/subject';
import type { Frames } from '../model/frames';
import type { Observable } from '../model/observable';
import { toHash } from './link';
import { saveBlob } from './saveBlob';
import { sheetOf, toPng } from './sheet';
import * as text from './text';

export interface Kept {
  readonly scene: Scene;
  readonly position: Observable<number>;
  readonly frames: Frames | undefined;
  readonly first: Subject;
  readonly second: Subject;
  /** Says what has become of it. */
  readonly say: (words: string) => void;
}

const PNG_SCALE = 20;
const STRIP_SCALE = 10;
const STRIP_STRIDE = 10; // percent

/** What can be taken along of a blend, and a link that has to be copied by hand. */
export function useKeep({ scene, position, frames, first, second, say }: Kept) {
  const [byHand, setByHand] = useState<{ scene: Scene; url: string }>();
  const drawing = useRef(false);
  const pair = `blend-${text.nameOf(first.label)}-to-${text.nameOf(second.label)}`;

  async function copyLink() {
    const url = new URL(location.href);
    try {
      url.hash = toHash({ scene, percent: position.get() });
    } catch {
      say(text.link.tooLarge);
      return;
    }
    history.replaceState(null, '', url); // so that a reload or a bookmark keeps the same
    const copied = await copy(url.href);
    setByHand(copied ? undefined : { scene, url: url.href });
    if (copied) say(text.link.copied);
  }

  async function save(name: string, draw: (shown: Frames) => Promise<Blob>) {
    if (drawing.current || !frames) return;
    drawing.current = true;
    say(text.file.drawn(name));
    try {
      saveBlob(await draw(frames), name);
      say(text.file.saved(name));
    } catch {
      say(text.file.failed(name));
    }
    drawing.current = false;
  }

  return {
    /** Until something else is shown. */
    byHand: byHand?.scene === scene ? byHand.url : undefined,
    copyLink,
    savePng: () => {
      const percent = position.get();
      return save(`${pair}-${percent}.png`, (shown) =>
        toPng(sheetOf([shown[percent]!], PNG_SCALE)),
      );
    },
    saveStrip: () =>
      save(`${pair}-strip.png`, (shown) => {
        const strip = shown.filter((_, percent) => percent % STRIP_STRIDE === 0);
        return toPng(sheetOf(strip, STRIP_SCALE));
      }),
    saveGif: () =>
      save(`${pair}.gif`, async (shown) => {
        const { toGif } = await import('./gif');
        return toGif(shown);
      }),
  };
}

/** Whether the browser lets the page do that. */
function copy(words: string): Promise<boolean> {
  return Promise.resolve()
    .then(() => navigator.clipboard.writeText(words))
    .then(
      () => true,
      () => false,
    );
}
