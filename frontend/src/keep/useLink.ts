import { useEffect, useState } from 'react';

import type { DigitSet } from '../artifacts/digits';
import type { Pair } from '../blend/pair';
import type { Linked } from '../blend/scene';
import { Fault } from '../model/fault';
import { faults } from '../parts/faults';
import { useNewest } from '../parts/useNewest';
import { orNewVersion } from '../parts/version';
import { readAddress } from './address';
import { link } from './text';

/**
 * Opens what the address bar says after its #, now and whenever that changes; both functions stay the same. Whether
 * it has been read.
 */
export function useLink(
  digits: DigitSet | undefined,
  pair: Pair,
  open: (linked: Linked) => void,
  say: (words: string) => void,
): boolean {
  const [isRead, setIsRead] = useState(false);
  const shown = useNewest(pair);

  useEffect(() => {
    if (!digits) return undefined;
    const controller = new AbortController();
    const { signal } = controller;

    async function read(known: DigitSet) {
      const { link: hash } = readAddress(location.hash);
      if (hash === '') return;
      const { fromHash } = await import('./link').catch(orNewVersion);
      if (!signal.aborted) open(fromHash(hash, known, shown.current));
    }

    const follow = () =>
      void read(digits)
        .catch((cause) => {
          if (signal.aborted) return;
          say(cause instanceof Fault ? faults[cause.kind].join(' ') : link.broken);
        })
        .finally(() => setIsRead(true));
    follow();
    addEventListener('hashchange', follow, { signal });
    return () => controller.abort();
  }, [digits, shown, open, say]);

  return isRead;
}
