import { useEffect } from 'react';

/** Escape, or a press outside of the stage, closes what is open there. `onClose` stays the same function. */
export function useDismissed(isOpen: boolean, onClose: () => void): void {
  useEffect(() => {
    if (!isOpen) return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) onClose();
    };
    const onPress = ({ target }: PointerEvent) => {
      if (!(target as Element).closest('.stage')) onClose();
    };
    document.addEventListener('keydown', onKey, { signal });
    document.addEventListener('pointerdown', onPress, { signal });
    return () => controller.abort();
  }, [isOpen, onClose]);
}
