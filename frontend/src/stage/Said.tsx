import { useState } from 'react';

import type { Scene } from '../blend/scene';
import { saidOf } from './said';

/** For who does not see the pictures change: what has changed, where nothing else tells it. */
export function Said({ scene }: { scene: Scene }) {
  const [last, setLast] = useState({ scene, words: '' });
  if (last.scene !== scene) setLast({ scene, words: saidOf(scene, last.scene) });

  return (
    <p className="said" aria-live="polite">
      {last.words}
    </p>
  );
}
