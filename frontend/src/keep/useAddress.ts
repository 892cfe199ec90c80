import { useEffect, useRef } from 'react';

import type { Scene } from '../blend/scene';
import type { Observable } from '../model/observable';
import { readAddress } from './address';

const AFTER = 500; // milliseconds without a change

/**
 * Keeps the address a link to what is shown, so that a reload, a bookmark and the way back show the same, also where
 * a section has been gone to. Nothing is written before something has changed, or while it is not `wanted`.
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
      const now = toHash({ scene, percent: position.get() });
      const { section, link } = readAddress(location.hash);
      const goneTo = section && link === '' ? `${section}&` : '';
      if (link !== now) history.replaceState(null, '', `#${goneTo}${now}`);
      start.current = { scene, percent: NaN }; // from now on it is kept, whatever it is
    }

    const keep = () => void write().catch(() => {}); // drawings may be too large for a link
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(keep, AFTER);
    };
    later();
    const unsubscribe = position.subscribe(later);
    addEventListener('hashchange', keep);
    return () => {
      clearTimeout(timer);
      removeEventListener('hashchange', keep);
      unsubscribe();
    };
  }, [wanted, scene, position]);
}
