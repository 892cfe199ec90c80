import { useState } from 'react';

import type { Scene } from '../blend/scene';
import { saidOf } from './said';

/** For who does not see the pictures change: what has changed, where nothing else tells it. */
export function Said({ scene }: { scene: Scene }) {
  const [last, setLast] = useState({ scene, words: '', count: 0 });
  if (last.scene !== scene) {
    setLast({ scene, words: saidOf(scene, last.scene), count: last.count + 1 });
  }

  return (
    <p className="said" aria-live="polite">
      {/* The same words again are said again only if they are in another element. */}
      <span key={last.count}>{last.words}</span>
    </p>
  );
}
