type Listener = () => void;

/**
 * A subscription for any number of components that listens only once: `listen` begins that when the first comes, and
 * gives back what ends it when the last has gone.
 */
export function subscribeOnce(listen: (tell: Listener) => Listener) {
  const listeners = new Set<Listener>();
  const tell = () => listeners.forEach((listener) => listener());
  let stop: Listener | undefined;

  return (listener: Listener): Listener => {
    listeners.add(listener);
    stop ??= listen(tell);
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0) return;
      stop?.();
      stop = undefined;
    };
  };
}
