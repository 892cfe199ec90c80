import { startTransition, useCallback, useEffect, useState } from 'react';

import { startLoading, type LoadContext, type Loading } from '../model/loading';
import { orNewVersion } from './version';

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
    // What failed may lie damaged in the browser's cache: go to the server for it.
    const cache = attempt === 0 ? 'default' : 'reload';
    const loadOrSay = (context: LoadContext) => load(context).catch(orNewVersion);
    return startLoading(loadOrSay, cache, (next) => {
      // What has come may be much to draw: in pieces, between which the page follows its visitor.
      if (next.status === 'ready') startTransition(() => setState(next));
      else setState(next);
    });
  }, [load, wanted, attempt]);

  const retry = useCallback(() => {
    setState({ status: 'loading', progress: 0 });
    setAttempt((count) => count + 1);
  }, []);
  return [state, retry];
}
