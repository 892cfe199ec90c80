import type { Fault } from '../model/fault';
import { faults } from './faults';
import * as text from './text';

interface WaitingProps {
  /** Whether what the part needs is there. */
  ready: boolean;
  fault: Fault | undefined;
}

/** Why a part of the page shows nothing new; nothing where it does. */
export function Waiting({ ready, fault }: WaitingProps) {
  if (ready && !fault) return null;
  return (
    <p className="waiting" aria-live="polite">
      {fault ? `${faults[fault.kind][0]} ${text.again}` : text.waiting}
    </p>
  );
}
