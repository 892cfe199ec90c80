import { useSyncExternalStore } from 'react';

import { subscribeOnce } from './subscribeOnce';
import { useIsPrinted } from './useIsPrinted';

const QUERY = 'screen and (prefers-color-scheme: dark)'; // what is printed is on paper

let list: MediaQueryList | undefined;

/** Whether the page is dark: for what is painted in a canvas, which no style sheet reaches. */
export function useDark(): boolean {
  const isDark = useSyncExternalStore(subscribe, isDarkNow);
  // Firefox prints a copy of the page, whose canvases are as they were: the query never tells.
  return !useIsPrinted() && isDark;
}

/** One for all: every picture asks it each time it is drawn. */
const darkness = () => (list ??= matchMedia(QUERY));

const isDarkNow = () => darkness().matches;

const subscribe = subscribeOnce((tell, signal) =>
  darkness().addEventListener('change', tell, { signal }),
);
