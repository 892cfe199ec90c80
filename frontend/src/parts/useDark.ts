import { useSyncExternalStore } from 'react';

const QUERY = 'screen and (prefers-color-scheme: dark)'; // what is printed is on paper

/** Whether the page is dark: for what is painted in a canvas, which no style sheet reaches. */
export function useDark(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(QUERY).matches);
}

function subscribe(listener: () => void): () => void {
  const list = matchMedia(QUERY);
  list.addEventListener('change', listener);
  return () => list.removeEventListener('change', listener);
}
