import { useCallback, useState } from 'react';

import { startPair } from '../model/firstPair';
import type { Input, Place } from '../model/pair';
import { sceneOf, withInput, type Scene } from '../model/scene';

/** The scene, and functions that change it and stay the same. */
export function useScene() {
  const [scene, setScene] = useState<Scene>(() => sceneOf(startPair));
  const change = useCallback((part: Partial<Scene>) => setScene((s) => ({ ...s, ...part })), []);
  const choose = useCallback(
    (place: Place, input: Input) => setScene((before) => withInput(before, place, input)),
    [],
  );
  return { scene, change, choose };
}
