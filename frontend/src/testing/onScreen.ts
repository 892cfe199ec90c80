import { act } from '@testing-library/react';
import { vi } from 'vitest';

/** In place of the browser's: everything observed is on the screen from the start, or where `scroll` says. */
export function fakeScreen(visible = true) {
  const observers = new Set<(visible: boolean) => void>();
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      readonly report: (now: boolean) => void;
      constructor(tell: (entries: { isIntersecting: boolean }[]) => void) {
        this.report = (isIntersecting) => tell([{ isIntersecting }]);
      }
      observe() {
        observers.add(this.report);
        this.report(visible);
      }
      disconnect() {
        observers.delete(this.report);
      }
    },
  );
  return { scroll: (now: boolean) => act(() => observers.forEach((report) => report(now))) };
}
