type Listener = () => void;

/**
 * A subscription for any number of components that listens only once: `listen` begins that when the first comes; the
 * signal ends it when the last has gone.
 */
export function subscribeOnce(listen: (tell: Listener, signal: AbortSignal) => void) {
  const listeners = new Set<Listener>();
  const tell = () => listeners.forEach((listener) => listener());
  let controller: AbortController | undefined;

  return (listener: Listener): Listener => {
    listeners.add(listener);
    if (!controller) {
      controller = new AbortController();
      listen(tell, controller.signal);
    }
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0) return;
      controller?.abort();
      controller = undefined;
    };
  };
}
