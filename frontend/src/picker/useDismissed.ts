import { useEffect } from 'react';

/** Escape, a press or the focus outside of the stage closes what is open there. `onClose` stays the same function. */
export function useDismissed(isOpen: boolean, onClose: () => void): void {
  useEffect(() => {
    if (!isOpen) return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) onClose();
    };
    const onLeave = ({ target }: Event) => {
      if (!(target as Element).closest('.stage')) onClose();
    };
    document.addEventListener('keydown', onKey, { signal });
    document.addEventListener('pointerdown', onLeave, { signal });
    document.addEventListener('focusin', onLeave, { signal }); // it may be behind a sheet that fills the screen
    return () => controller.abort();
  }, [isOpen, onClose]);
}
