import { useSyncExternalStore } from 'react';

/** How many pixels the device has for each of the style sheet's: others on another screen, or zoomed. */
export function useDeviceRatio(): number {
  return useSyncExternalStore(subscribe, () => devicePixelRatio);
}

/** A query is of one ratio: with each change there is a new one. */
function subscribe(listener: () => void): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  const watch = () =>
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener('change', tell, {
      once: true,
      signal,
    });
  const tell = () => {
    watch();
    listener();
  };
  watch();
  return () => controller.abort();
}
