import { useCallback, useState } from 'react';

import { observable } from '../model/observable';
import { startPair, type Input, type Place } from './pair';
import { sceneOf, withInput, type Linked, type Scene } from './scene';

interface Seen {
  readonly scene: Scene;
  /** What there is to say of it, until it changes. */
  readonly notice?: string;
}

/** The scene and the slider's place in percent, and functions that change them and stay the same. */
export function useScene() {
  const [{ scene, notice }, setSeen] = useState<Seen>(() => ({ scene: sceneOf(startPair) }));
  const [position] = useState(() => observable(50));

  const change = useCallback(
    (part: Partial<Scene>) => setSeen((before) => ({ scene: { ...before.scene, ...part } })),
    [],
  );
  const choose = useCallback(
    (place: Place, input: Input) =>
      setSeen((before) => ({ scene: withInput(before.scene, place, input) })),
    [],
  );
  const open = useCallback(
    (linked: Linked) => {
      position.set(linked.percent);
      setSeen({ scene: linked.scene });
    },
    [position],
  );
  const say = useCallback(
    (words: string) => setSeen((before) => ({ ...before, notice: words })),
    [],
  );
  return { scene, notice, position, change, choose, open, say };
}
