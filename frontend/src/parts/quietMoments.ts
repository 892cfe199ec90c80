/**
 * Does something with each, one at a time, when the page has nothing else to do: so nothing waits for long.
 * Returns what ends it. Where no moment is known to be quiet (Safari) it does all at once.
 */
export function inQuietMoments<T>(items: readonly T[], act: (item: T) => void): () => void {
  if (!('requestIdleCallback' in globalThis)) {
    items.forEach(act);
    return () => {};
  }
  let next = 0;
  const go = () => {
    act(items[next++]!);
    if (next < items.length) handle = requestIdleCallback(go);
  };
  let handle = items.length > 0 ? requestIdleCallback(go) : 0;
  return () => cancelIdleCallback(handle);
}
