import { useEffect, useEffectEvent } from 'react';

/** Hears of a picture that is pasted anywhere on the page. */
export function usePaste(onFile: (file: Blob) => void): void {
  const take = useEffectEvent((event: ClipboardEvent) => {
    const [file] = event.clipboardData?.files ?? [];
    if (file) onFile(file);
  });

  useEffect(() => {
    const hear = (event: ClipboardEvent) => take(event);
    document.addEventListener('paste', hear);
    return () => document.removeEventListener('paste', hear);
  }, []);
}
