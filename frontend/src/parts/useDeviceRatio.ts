import { useSyncExternalStore } from 'react';

import { subscribeOnce } from './subscribeOnce';

/** How many pixels the device has for each of the style sheet's: others on another screen, or zoomed. */
export function useDeviceRatio(): number {
  return useSyncExternalStore(subscribe, ratioNow);
}

const ratioNow = () => devicePixelRatio;

/** A query is of one ratio: with each change there is a new one. */
const subscribe = subscribeOnce((tell, signal) => {
  const watch = () =>
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener('change', follow, {
      once: true,
      signal,
    });
  const follow = () => {
    watch();
    tell();
  };
  watch();
});
