import { useCallback, useEffect, useState } from 'react';

import { blame, type Fault } from '../model/fault';
import { latestOnly } from '../model/latestOnly';
import { orNewVersion } from './version';

export interface Answer<T> {
  readonly value?: T | undefined;
  /** Whether the value is of this question, not of one before it. */
  readonly isCurrent?: boolean;
  readonly fault?: Fault | undefined;
  /** Asks the same again. */
  readonly retry?: (() => void) | undefined;
}

type Ask<T> = () => Promise<T>;

/**
 * The answer to the newest question. One is asked at a time; of those that come meanwhile only the newest is,
 * and a late answer is dropped. The value before it stays until there is a new one. `ask` is a new
 * function when, and only when, the question is new.
 */
export function useAnswer<T>(ask: Ask<T> | undefined): Answer<T> {
  const [last, setLast] = useState<{ value?: T; fault?: Fault; to?: Ask<T>; attempt?: number }>({});
  const [attempt, setAttempt] = useState(0);
  const [askInTurn] = useState(() => latestOnly((question: Ask<T>) => question()));

  useEffect(() => {
    if (!ask) return undefined;
    let current = true;
    const show = (answer: { value: T } | { fault: Fault }) => {
      if (current) setLast({ ...answer, to: ask, attempt });
    };
    askInTurn(ask)
      .catch(blame('decode'))
      .catch(orNewVersion)
      .then(
        (value) => value !== undefined && show({ value }),
        (fault: Fault) => show({ fault }),
      );
    return () => {
      current = false;
    };
  }, [ask, attempt, askInTurn]);

  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  // A fault is over as soon as something else is asked, and a value when nothing is.
  const fault = last.to === ask && last.attempt === attempt ? last.fault : undefined;
  return { value: ask && last.value, isCurrent: last.to === ask, fault, retry };
}
