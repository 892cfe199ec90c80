import { useRef, type ReactNode } from 'react';

import type { Fault } from '../model/fault';
import { faults, wayOn } from './faults';
import './OrFailed.css';

interface OrFailedProps {
  fault: Fault | undefined;
  onRetry: (() => void) | undefined;
  /** What is said where nothing has failed. */
  children: ReactNode;
}

/** Words in a part of the page or, if something failed there, what that was and a way on. */
export function OrFailed({ fault, onRetry, children }: OrFailedProps) {
  const words = useRef<HTMLSpanElement>(null);

  /** The button is gone with the fault: whoever came to it by keyboard stays here. */
  function retry() {
    words.current?.focus();
    if (fault?.kind === 'version') location.reload();
    else onRetry?.();
  }

  return (
    <span ref={words} tabIndex={-1}>
      {fault ? (
        <>
          {faults[fault.kind][0]}{' '}
          <button type="button" className="plain" onClick={retry}>
            {wayOn(fault)}
          </button>
        </>
      ) : (
        children
      )}
    </span>
  );
}
