const ENOUGH = 2; // milliseconds that a moment must have left

/** Does something with each, a few at a time, when the page has nothing else to do. Returns what ends it. */
export function inQuietMoments<T>(items: readonly T[], act: (item: T) => void): () => void {
  if (!('requestIdleCallback' in globalThis)) return () => {}; // Safari: no moment is known to be quiet
  let next = 0;
  const go = (moment: IdleDeadline) => {
    while (next < items.length && moment.timeRemaining() > ENOUGH) act(items[next++]!);
    if (next < items.length) handle = requestIdleCallback(go);
  };
  let handle = requestIdleCallback(go);
  return () => cancelIdleCallback(handle);
}
