import { useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';

import { subscribeOnce } from './subscribeOnce';

let isPrinted = false;

/** Whether the page is being printed. A printer does not wait: what changes for it is there at once. */
export function useIsPrinted(): boolean {
  return useSyncExternalStore(subscribe, isNow);
}

const isNow = () => isPrinted;

const subscribe = subscribeOnce((tell, signal) => {
  signal.addEventListener('abort', () => (isPrinted = false));
  const print = ({ type }: Event) => {
    isPrinted = type === 'beforeprint';
    flushSync(tell);
  };
  addEventListener('beforeprint', print, { signal });
  addEventListener('afterprint', print, { signal });
});
