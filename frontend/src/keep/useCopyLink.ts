import { useState } from 'react';

import type { Scene } from '../blend/scene';
import type { Observable } from '../model/observable';
import { copy } from './clipboard';
import { toHash } from './link';
import { link } from './text';

/** Copies a link to what is shown; where the browser does not let the page do so, the link is there to see. */
export function useCopyLink(
  scene: Scene,
  position: Observable<number>,
  say: (words: string) => void,
) {
  const [byHand, setByHand] = useState<{ scene: Scene; url: string }>();

  async function copyLink() {
    const url = new URL(location.href);
    try {
      url.hash = toHash({ scene, percent: position.get() });
    } catch {
      say(link.tooLarge);
      return;
    }
    history.replaceState(null, '', url); // so that a reload or a bookmark keeps the same
    const copied = await copy(url.href);
    setByHand(copied ? undefined : { scene, url: url.href });
    if (copied) say(link.copied);
  }

  // Something else may be shown by now.
  return { byHand: byHand?.scene === scene ? byHand.url : undefined, copyLink };
}
