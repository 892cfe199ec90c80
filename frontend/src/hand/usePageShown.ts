import { useSyncExternalStore } from 'react';

/** Whether the page is in a window or tab that can be seen. */
export function usePageShown(): boolean {
  return useSyncExternalStore(subscribe, () => !document.hidden);
}

function subscribe(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener);
  return () => document.removeEventListener('visibilitychange', listener);
}
