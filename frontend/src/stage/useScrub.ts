import { useEffect, useRef } from 'react';

import type { Observable } from '../model/observable';
import { listenToDrags, listenToWheel } from './scrub';

/** Moves the slider by a drag across an element, whose width is the whole path, and by the wheel over it. */
export function useScrub<T extends HTMLElement>(position: Observable<number>) {
  const area = useRef<T>(null);

  useEffect(() => {
    const element = area.current;
    if (!element) return undefined;
    const controller = new AbortController();
    listenToDrags(element, position, controller.signal);
    listenToWheel(element, position, controller.signal);
    return () => controller.abort();
  }, [position]);

  return area;
}
