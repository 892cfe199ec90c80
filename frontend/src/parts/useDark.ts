import { useSyncExternalStore } from 'react';

const QUERY = 'screen and (prefers-color-scheme: dark)'; // what is printed is on paper

let list: MediaQueryList | undefined;

/** Whether the page is dark: for what is painted in a canvas, which no style sheet reaches. */
export function useDark(): boolean {
  return useSyncExternalStore(subscribe, () => darkness().matches);
}

/** One for all: every picture asks it each time it is drawn. */
const darkness = () => (list ??= matchMedia(QUERY));

function subscribe(listener: () => void): () => void {
  darkness().addEventListener('change', listener);
  return () => darkness().removeEventListener('change', listener);
}
