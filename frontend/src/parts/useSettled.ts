import { startTransition, useEffect, useState } from 'react';

/** What a promise that is under way has come to, if it has. It must not reject. */
export function useSettled<T>(promise: Promise<T>): { readonly value: T } | undefined {
  const [settled, setSettled] = useState<{ value: T }>();
  useEffect(() => {
    let current = true;
    const show = (value: T) => {
      // In pieces, between which the page follows its visitor.
      if (current) startTransition(() => setSettled({ value }));
    };
    void promise.then(show);
    return () => {
      current = false;
    };
  }, [promise]);
  return settled;
}
