import { useEffect, useRef, useState, type RefObject } from 'react';

/** A ref for an element, and whether it has ever been near the window: what is costly can wait until then. */
export function useSeen<E extends Element>(): readonly [RefObject<E | null>, boolean] {
  const element = useRef<E>(null);
  const [seen, setSeen] = useState(false);

  useEffect(() => {
    if (!element.current || seen) return undefined;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [seen]);

  return [element, seen];
}
