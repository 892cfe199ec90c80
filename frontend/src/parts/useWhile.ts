import { useState } from 'react';

/** A value as it was when last `active`: what nobody sees need not follow. It must not be a new object at every call. */
export function useWhile<T>(active: boolean, value: T): T {
  const [kept, setKept] = useState(() => value);
  if (active && kept !== value) setKept(() => value);
  return active ? value : kept;
}
