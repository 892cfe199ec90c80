import { useState } from 'react';

import type { Scene } from '../blend/scene';
import type { Observable } from '../model/observable';
import { embedCode } from './address';
import { copy } from './clipboard';
import { toHash } from './link';
import { embed, link } from './text';

interface Words {
  readonly copied: string;
  readonly byHand: string;
}

/** Something to copy by hand, and what it is. */
interface ByHand {
  readonly scene: Scene;
  readonly label: string;
  readonly value: string;
}

/** Passes a link to what is shown on; where the browser does not let the page copy it, it is there to see. */
export function useShare(scene: Scene, position: Observable<number>, say: (words: string) => void) {
  const [byHand, setByHand] = useState<ByHand>();

  /** Does something with the link; the address becomes the same. */
  async function withLink(pass: (url: URL) => Promise<void>) {
    const url = new URL(location.href);
    try {
      url.hash = toHash({ scene, percent: position.get() });
    } catch {
      say(link.tooLarge);
      return;
    }
    history.replaceState(null, '', url);
    await pass(url);
  }

  async function copyWords(value: string, words: Words) {
    const copied = await copy(value);
    setByHand(copied ? undefined : { scene, label: words.byHand, value });
    if (copied) say(words.copied);
  }

  return {
    byHand: byHand?.scene === scene ? byHand : undefined, // something else may be shown by now
    copyLink: () => withLink(({ href }) => copyWords(href, link)),
    copyEmbedCode: () =>
      withLink(({ href, hash }) => copyWords(embedCode(href, hash.slice(1)), embed)),
    share: () =>
      withLink(({ href }) => navigator.share({ title: document.title, url: href }).catch(() => {})), // not shared after all
  };
}

/** Where the system has a way to pass things on that people use: on phones. */
export function canShare(): boolean {
  return 'share' in navigator && matchMedia('(pointer: coarse)').matches;
}
