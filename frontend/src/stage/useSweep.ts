import { useLayoutEffect, useState } from 'react';

import type { Observable } from '../model/observable';
import { isSweepWanted, sweep } from './sweep';

/** Shows the whole path once, as soon as there is one. */
export function useSweep(position: Observable<number>, ready: boolean): void {
  const [wanted] = useState(isSweepWanted);

  useLayoutEffect(() => (wanted && ready ? sweep(position) : undefined), [wanted, ready, position]);
}
