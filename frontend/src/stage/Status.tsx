import { useRef } from 'react';

import type { Fault } from '../model/fault';
import { faults, wayOn } from '../parts/faults';
import { status } from './text';
import './Status.css';

interface StatusProps {
  message: string;
  /** Share of the download, in [0, 1], while there is one. */
  progress: number | undefined;
  fault: Fault | undefined;
  onRetry: () => void;
}

/** What the page is doing or, if something failed, what that was and a way on. */
export function Status({ message, progress, fault, onRetry }: StatusProps) {
  const words = useRef<HTMLDivElement>(null);

  /** The button may be gone with the fault: whoever came to it by keyboard stays here. */
  function retry() {
    words.current?.focus();
    onRetry();
  }

  return (
    <div className={fault ? 'status failed' : 'status'}>
      <div role="status" ref={words} tabIndex={-1}>
        {fault ? faults[fault.kind].map((line) => <p key={line}>{line}</p>) : message}
      </div>
      {fault && (
        <>
          <button type="button" onClick={retry}>
            {wayOn(fault)}
          </button>
          <small>{fault.message}</small>
        </>
      )}
      {!fault && progress !== undefined && (
        <progress value={progress} aria-label={status.progress} />
      )}
    </div>
  );
}
