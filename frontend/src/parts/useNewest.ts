import { useLayoutEffect, useRef, type RefObject } from 'react';

/** The newest value, for what goes on after it has waited. */
export function useNewest<T>(value: T): RefObject<T> {
  const newest = useRef(value);
  useLayoutEffect(() => {
    newest.current = value;
  }, [value]);
  return newest;
}
