import { useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';

let isPrinted = false;

/** Whether the page is being printed. A printer does not wait: what changes for it is there at once. */
export function useIsPrinted(): boolean {
  return useSyncExternalStore(subscribe, () => isPrinted);
}

function subscribe(listener: () => void): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  const tell = ({ type }: Event) => {
    isPrinted = type === 'beforeprint';
    flushSync(listener);
  };
  addEventListener('beforeprint', tell, { signal });
  addEventListener('afterprint', tell, { signal });
  return () => controller.abort();
}
