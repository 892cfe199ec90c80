import { useState } from 'react';

import type { Fault } from '../model/fault';
import { orNewVersion } from './version';

/**
 * A part of the page that comes when it is first wanted: undefined before, what is wrong with it, and a function
 * that gets it and tells whether it is there.
 */
export function useLazyPart<T>(load: () => Promise<T>) {
  const [part, setPart] = useState<T>();
  const [fault, setFault] = useState<Fault>();

  const get = async (): Promise<boolean> => {
    const loaded = await load().catch(orNewVersion).catch(setFault);
    if (!loaded) return false;
    setFault(undefined);
    setPart(() => loaded);
    return true;
  };
  return { part, fault, get };
}
