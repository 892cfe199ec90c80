import { useLayoutEffect, useRef, type ReactNode } from 'react';

import type { Point } from '../model/point';

interface PlacedProps {
  at: Point;
  className: string;
  children?: ReactNode;
}

/** Tells the style sheet a place: `--x` and `--y`. Set from here, as the page's policy allows no inline style. */
export function Placed({ at: { x, y }, className, children }: PlacedProps) {
  const element = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    element.current?.style.setProperty('--x', `${x}%`);
    element.current?.style.setProperty('--y', `${y}%`);
  }, [x, y]);

  return (
    <div ref={element} className={className}>
      {children}
    </div>
  );
}
