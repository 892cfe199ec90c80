import { useEffect, useRef } from 'react';

import type { Scene } from '../blend/scene';
import type { Observable } from '../model/observable';

const AFTER = 500; // milliseconds without a change

/**
 * Keeps the address a link to what is shown, so that a reload, a bookmark and the way back show the same. Nothing is
 * written before something has changed, or while it is not `wanted`.
 */
export function useAddress(wanted: boolean, scene: Scene, position: Observable<number>): void {
  const start = useRef({ scene, percent: position.get() });

  useEffect(() => {
    if (!wanted) return undefined;
    let timer: ReturnType<typeof setTimeout>;
    const isStart = () => start.current.scene === scene && start.current.percent === position.get();

    async function write() {
      if (isStart()) return;
      const { toHash } = await import('./link');
      const hash = toHash({ scene, percent: position.get() });
      if (location.hash !== `#${hash}`) history.replaceState(null, '', `#${hash}`);
      start.current = { scene, percent: NaN }; // from now on it is kept, whatever it is
    }

    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void write().catch(() => {}), AFTER); // drawings too large for a link
    };
    later();
    const unsubscribe = position.subscribe(later);
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  }, [wanted, scene, position]);
}
