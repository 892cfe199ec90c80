import { startTransition, useCallback, useEffect, useState } from 'react';

import type { Fault } from '../model/fault';
import type { LoadContext, Loading } from '../model/loading';

/**
 * What `load` (which must stay the same function) gives, and a function to load it anew. Nothing is loaded
 * before it is `wanted`. It must reject with a Fault and nothing else. A new attempt ends the one before it.
 */
export function useLoad<T>(
  load: (context: LoadContext) => Promise<T>,
  wanted = true,
): readonly [Loading<T>, () => void] {
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<Loading<T>>({ status: 'loading', progress: 0 });

  useEffect(() => {
    if (!wanted) return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    let loading = true;
    const show = (next: Loading<T>) => {
      if (signal.aborted) return;
      loading = next.status === 'loading';
      setState(next);
    };
    const onProgress = (progress: number) => {
      if (loading) show({ status: 'loading', progress }); // half of it can fail while the rest still comes
    };
    const onLost = (fault: Fault) => show({ status: 'failed', fault });
    // What failed may lie damaged in the browser's cache: go to the server for it.
    const cache = attempt === 0 ? 'default' : 'reload';

    onProgress(0);
    load({ signal, cache, onProgress, onLost }).then(
      // What has come may be much to draw: in pieces, between which the page follows its visitor.
      (value) => startTransition(() => show({ status: 'ready', value })),
      onLost,
    );
    return () => controller.abort();
  }, [load, wanted, attempt]);

  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  return [state, retry];
}
