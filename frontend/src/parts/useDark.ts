import { useSyncExternalStore } from 'react';

const QUERY = 'screen and (prefers-color-scheme: dark)'; // what is printed is on paper

let list: MediaQueryList | undefined;

/** Firefox prints a copy of the page, whose canvases are as they were: the query never tells. */
let isPrinting = false;

/** Whether the page is dark: for what is painted in a canvas, which no style sheet reaches. */
export function useDark(): boolean {
  return useSyncExternalStore(subscribe, () => darkness().matches && !isPrinting);
}

/** One for all: every picture asks it each time it is drawn. */
const darkness = () => (list ??= matchMedia(QUERY));

function subscribe(listener: () => void): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  const print = ({ type }: Event) => {
    isPrinting = type === 'beforeprint';
    listener();
  };
  darkness().addEventListener('change', listener, { signal });
  addEventListener('beforeprint', print, { signal });
  addEventListener('afterprint', print, { signal });
  return () => controller.abort();
}
