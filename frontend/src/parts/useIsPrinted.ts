import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** Whether the page is being printed. A printer does not wait: what changes for it is there at once. */
export function useIsPrinted(): boolean {
  const [isPrinted, setIsPrinted] = useState(false);

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    addEventListener('beforeprint', () => flushSync(() => setIsPrinted(true)), { signal });
    addEventListener('afterprint', () => setIsPrinted(false), { signal });
    return () => controller.abort();
  }, []);

  return isPrinted;
}
