import { useEffect, useEffectEvent, type RefObject } from 'react';

/** Hears of a picture that is pasted anywhere on the page, as long as the element is not put away. */
export function usePaste(
  element: RefObject<HTMLElement | null>,
  onFile: (file: Blob) => void,
): void {
  const take = useEffectEvent((event: ClipboardEvent) => {
    const [file] = event.clipboardData?.files ?? [];
    if (file && !element.current?.closest('[hidden]')) onFile(file);
  });

  useEffect(() => {
    const hear = (event: ClipboardEvent) => take(event);
    document.addEventListener('paste', hear);
    return () => document.removeEventListener('paste', hear);
  }, []);
}
