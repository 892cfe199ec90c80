import { useMemo, useState } from 'react';

import type { DigitSet } from '../artifacts/digits';
import { inventor } from '../blend/invent';
import { PLACES, type Input, type Pair, type Place } from '../blend/pair';
import type { Engine } from '../engine/engine';
import type { PathSettings } from '../model/path';
import { Chooser } from './Chooser';
import { useDismissed } from './useDismissed';

interface ChoosersProps {
  digits: DigitSet;
  engine: Engine | undefined;
  path: PathSettings | undefined;
  pair: Pair;
  /** Which of them is open. */
  open: Place | undefined;
  onChoose: (place: Place, input: Input) => void;
  onClose: () => void;
}

/** What the two digits are chosen with: one at a time, and none before it is first wanted. */
export function Choosers({ digits, engine, path, pair, open, onChoose, onClose }: ChoosersProps) {
  const [wanted, setWanted] = useState<readonly Place[]>([]);
  if (open && !wanted.includes(open)) setWanted([...wanted, open]);
  useDismissed(open !== undefined, onClose);
  const invent = useMemo(() => engine && path && inventor(engine, path.reader), [engine, path]);

  return PLACES.filter((place) => wanted.includes(place)).map((place) => (
    <Chooser
      key={place}
      {...{ place, digits, engine, invent, onChoose, onClose }}
      isOpen={place === open}
      input={pair[place]}
    />
  ));
}
