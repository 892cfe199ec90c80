import type { Fault } from '../model/fault';
import { faults } from './faults';
import * as text from './text';
import './Failed.css';

interface FailedProps {
  fault: Fault;
  onRetry: (() => void) | undefined;
}

/** In a part of the page: what failed there, and a way on. */
export function Failed({ fault, onRetry }: FailedProps) {
  return (
    <>
      {faults[fault.kind][0]}{' '}
      <button type="button" className="plain" onClick={onRetry}>
        {text.retry}
      </button>
    </>
  );
}
