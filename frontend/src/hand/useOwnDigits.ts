import { useState } from 'react';

import type { Pair } from '../blend/pair';
import { gathered, type OwnInput } from './ownDigits';

interface Seen {
  readonly pair: Pair;
  readonly own: readonly OwnInput[];
}

/** All own digits that have been at either end of the blend, and a function that forgets them. */
export function useOwnDigits(pair: Pair) {
  const [seen, setSeen] = useState<Seen>(() => ({ pair, own: gathered([], undefined, pair) }));
  if (seen.pair !== pair) setSeen({ pair, own: gathered(seen.own, seen.pair, pair) });
  return { own: seen.own, forget: () => setSeen({ pair, own: [] }) };
}
