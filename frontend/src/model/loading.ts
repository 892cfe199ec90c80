import type { Fault } from './fault';

/** A thing that loads: always exactly one of these. */
export type Loading<T> =
  | { status: 'loading'; progress: number } // share of the bytes that have come, in [0, 1]
  | { status: 'ready'; value: T }
  | { status: 'failed'; fault: Fault };

/** What a loader is given. When `signal` aborts it frees all that it holds, even after it has succeeded. */
export interface LoadContext {
  signal: AbortSignal;
  cache: RequestCache;
  onProgress: (progress: number) => void;
  /** To be called if the loaded thing breaks later. */
  onLost: (fault: Fault) => void;
}

/**
 * Begins to load, tells `show` how that goes, and returns what ends it. `load` must reject with a Fault and nothing
 * else.
 */
export function startLoading<T>(
  load: (context: LoadContext) => Promise<T>,
  cache: RequestCache,
  show: (next: Loading<T>) => void,
): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  let loading = true;
  const tell = (next: Loading<T>) => {
    if (signal.aborted) return;
    loading = next.status === 'loading';
    show(next);
  };
  const onProgress = (progress: number) => {
    if (loading) tell({ status: 'loading', progress }); // half of it can fail while the rest still comes
  };
  const onLost = (fault: Fault) => tell({ status: 'failed', fault });

  load({ signal, cache, onProgress, onLost }).then(
    (value) => tell({ status: 'ready', value }),
    onLost,
  );
  return () => controller.abort();
}

export function valueOf<T>(loading: Loading<T>): T | undefined {
  return loading.status === 'ready' ? loading.value : undefined;
}

export function faultOf(loading: Loading<unknown>): Fault | undefined {
  return loading.status === 'failed' ? loading.fault : undefined;
}
