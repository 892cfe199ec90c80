import { useEffect, useState } from 'react';

import { keepForOffline } from './offline';

/** Whether the page keeps a copy of itself; it begins to when all that it needs now is `here`. */
export function useOffline(here: boolean): boolean | undefined {
  const [kept, setKept] = useState<boolean>();

  useEffect(() => {
    if (here) keepForOffline().then(setKept, () => setKept(false));
  }, [here]);

  return kept;
}
