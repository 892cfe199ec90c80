import { useLayoutEffect, useState } from 'react';

import type { Observable } from '../model/observable';
import { isSweepWanted, sweep } from './sweep';

/** Shows the whole path once, as soon as there is one; never again when it has gone and come back. */
export function useSweep(position: Observable<number>, ready: boolean): void {
  const [wanted, setWanted] = useState(isSweepWanted);
  const [wasReady, setWasReady] = useState(ready);
  if (ready !== wasReady) {
    setWasReady(ready);
    if (!ready) setWanted(false);
  }

  useLayoutEffect(() => (wanted && ready ? sweep(position) : undefined), [wanted, ready, position]);
}
