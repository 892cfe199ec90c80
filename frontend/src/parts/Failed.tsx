import type { Fault } from '../model/fault';
import { faults, wayOn } from './faults';
import './Failed.css';

interface FailedProps {
  fault: Fault;
  onRetry: (() => void) | undefined;
}

/** In a part of the page: what failed there, and a way on. */
export function Failed({ fault, onRetry }: FailedProps) {
  const isOld = fault.kind === 'version';
  return (
    <>
      {faults[fault.kind][0]}{' '}
      <button type="button" className="plain" onClick={isOld ? () => location.reload() : onRetry}>
        {wayOn(fault)}
      </button>
    </>
  );
}
