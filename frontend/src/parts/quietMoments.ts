const PAUSE = 16; // milliseconds, about a frame
const LONGEST = 8; // milliseconds of work in a moment, which may be over before it was thought to be

/**
 * Does something with each, a few at a time, when the page has nothing else to do: so nothing waits for long.
 * Returns what ends it. Where no moment is known to be quiet (Safari) it does a little every now and then.
 */
export function inQuietMoments<T>(items: readonly T[], act: (item: T) => void): () => void {
  let next = 0;
  const go = (moment?: IdleDeadline) => {
    const end = performance.now() + LONGEST;
    const isQuiet = () => (moment?.timeRemaining() ?? LONGEST) > 0 && performance.now() < end;
    do act(items[next++]!);
    while (next < items.length && isQuiet());
    if (next < items.length) cancel = later(go);
  };
  let cancel = items.length > 0 ? later(go) : () => {};
  return () => cancel();
}

function later(go: (moment?: IdleDeadline) => void): () => void {
  if ('requestIdleCallback' in globalThis) {
    const handle = requestIdleCallback(go);
    return () => cancelIdleCallback(handle);
  }
  const timer = setTimeout(go, PAUSE);
  return () => clearTimeout(timer);
}
