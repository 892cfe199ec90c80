import { useCallback, useMemo, useState } from 'react';

import type { Place } from './blend/pair';

/** Which of the two is being chosen, one at a time, and functions that change that and stay the same. */
export function useChoosing() {
  const [open, setOpen] = useState<Place>();
  const toggle = useCallback(
    (place: Place) => setOpen((before) => (before === place ? undefined : place)),
    [],
  );
  const close = useCallback(() => setOpen(undefined), []);
  return useMemo(() => ({ open, toggle, close }), [open, toggle, close]);
}
