import { useLayoutEffect, useState, type RefObject } from 'react';

/** An element's width in CSS pixels, followed as it is resized; 0 until it is known. */
export function useWidth(ref: RefObject<Element | null>): number {
  const [width, setWidth] = useState(0);

  useLayoutEffect(() => {
    if (!ref.current) return undefined;
    setWidth(ref.current.clientWidth); // before it is painted
    const observer = new ResizeObserver((entries) =>
      setWidth(entries.at(-1)?.contentRect.width ?? 0),
    );
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, [ref]);

  return width;
}
