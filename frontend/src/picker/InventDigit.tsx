import { useState } from 'react';

import type { Invent } from '../blend/invent';
import type { Input, Place } from '../blend/pair';
import { toFault, type Fault } from '../model/fault';
import { faults } from '../parts/faults';
import { useNewest } from '../parts/useNewest';
import { orNewVersion } from '../parts/version';
import * as text from './text';

interface InventDigitProps {
  place: Place;
  /** What is blended. */
  input: Input;
  /** The class that is chosen: of it one is invented. */
  label: number;
  /** Undefined until the network is there. */
  invent: Invent | undefined;
  onChoose: (place: Place, input: Input) => void;
}

/** A button that has the network draw a digit that nobody has written: another with each press. */
export function InventDigit({ place, input, label, invent, onChoose }: InventDigitProps) {
  const newest = useNewest(input);
  const [fault, setFault] = useState<Fault>();

  async function press() {
    if (!invent) return;
    const before = newest.current;
    try {
      const invented = await invent(label).catch(orNewVersion);
      setFault(undefined);
      const { current } = newest;
      if (current === before || current.kind === 'invented') onChoose(place, invented); // else something newer was chosen
    } catch (cause) {
      setFault(toFault(cause, 'decode'));
    }
  }

  return (
    <>
      <button
        type="button"
        className="invent"
        disabled={!invent}
        title={text.inventHint}
        onClick={() => void press()}
      >
        {text.invent}
      </button>
      <p role="alert">{fault && faults[fault.kind].join(' ')}</p>
    </>
  );
}
