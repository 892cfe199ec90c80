import { useEffect, useState } from 'react';

import type { Fault } from '../model/fault';

export interface Answer<T> {
  readonly value?: T | undefined;
  readonly fault?: Fault | undefined;
}

type Ask<T> = () => Promise<T | undefined>;

/**
 * The answer to the newest question. A late or undefined answer is dropped; the value before it stays
 * until there is a new one. `ask` is a new function when, and only when, the question is new.
 */
export function useAnswer<T>(ask: Ask<T> | undefined): Answer<T> {
  const [last, setLast] = useState<Answer<T> & { to?: Ask<T> }>({});

  useEffect(() => {
    let current = true;
    const show = (answer: Answer<T>) => {
      if (current && ask) setLast({ ...answer, to: ask });
    };
    ask?.().then(
      (value) => value !== undefined && show({ value }),
      (fault: Fault) => show({ fault }),
    );
    return () => {
      current = false;
    };
  }, [ask]);

  // A fault is over as soon as something else is asked, and a value when nothing is.
  return { value: ask && last.value, fault: last.to === ask ? last.fault : undefined };
}
