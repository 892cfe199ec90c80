import { useEffect, useRef, useState, type RefObject } from 'react';

interface Visible<T> {
  /** For the element in question. */
  readonly ref: RefObject<T | null>;
  /** Whether it is on the screen, or nearly. */
  readonly visible: boolean;
  /** Whether it ever was. */
  readonly seen: boolean;
}

/** Tells what is worth working for. */
export function useVisible<T extends Element>(): Visible<T> {
  const ref = useRef<T>(null);
  const [visible, setVisible] = useState(false);
  const [seen, setSeen] = useState(false);

  useEffect(() => {
    if (!ref.current) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        const now = entries.at(-1)?.isIntersecting ?? false;
        setVisible(now);
        setSeen((before) => before || now);
      },
      { rootMargin: '10%' },
    );
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, []);

  return { ref, visible, seen };
}
