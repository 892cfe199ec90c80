const LONGEST = 8; // milliseconds of work in a moment, which may be over before it was thought to be

/**
 * Does something with each, a few at a time, when the page has nothing else to do: so nothing waits for long.
 * Returns what ends it. Where no moment is known to be quiet (Safari) it does all at once.
 */
export function inQuietMoments<T>(items: readonly T[], act: (item: T) => void): () => void {
  if (!('requestIdleCallback' in globalThis)) {
    items.forEach(act);
    return () => {};
  }
  let next = 0;
  const go = (moment: IdleDeadline) => {
    const end = performance.now() + LONGEST;
    do act(items[next++]!);
    while (next < items.length && moment.timeRemaining() > 0 && performance.now() < end);
    if (next < items.length) handle = requestIdleCallback(go);
  };
  let handle = items.length > 0 ? requestIdleCallback(go) : 0;
  return () => cancelIdleCallback(handle);
}
