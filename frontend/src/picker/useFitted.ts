import { useLayoutEffect, type RefObject } from 'react';

const EDGE = 8; // pixels: between a panel and the end of the window

/**
 * Tells the style sheet how far an open panel has to be lifted to be seen whole, as `--lift`: so it opens, and changes
 * its height, without the page's scrolling. No further than to the top of the window.
 */
export function useFitted(panel: RefObject<HTMLElement | null>, isOpen: boolean): void {
  useLayoutEffect(() => {
    const element = panel.current;
    if (!isOpen || !element) return undefined;
    const fit = () => {
      element.style.setProperty('--lift', '0px');
      const { top, bottom } = element.getBoundingClientRect();
      const lift = Math.min(bottom + EDGE - innerHeight, top - EDGE);
      element.style.setProperty('--lift', `${Math.max(lift, 0)}px`);
    };
    fit();
    const observer = new ResizeObserver(fit);
    observer.observe(element);
    return () => observer.disconnect();
  }, [panel, isOpen]);
}
