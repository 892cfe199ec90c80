import { useRef, type PointerEvent, type ReactNode } from 'react';

import { movedByKey, within, type Point } from '../model/point';
import { Placed } from './Placed';
import './Pad.css';

interface PadProps {
  /** Of the two sliders that the point is to a keyboard and a screen reader. */
  names: { x: string; y: string };
  /** Where the point is, in words. */
  valueText: string;
  point: Point;
  onMove: (point: Point) => void;
  /** Where a mouse hovers. */
  onHover?: (point: Point | undefined) => void;
  /** What lies under the point. */
  children: ReactNode;
}

/** A surface with a point that is moved by mouse, finger, pen or arrow keys. */
export function Pad({ names, valueText, point, onMove, onHover, children }: PadProps) {
  const across = useRef<HTMLInputElement>(null);

  function press(event: PointerEvent<HTMLDivElement>) {
    if (!event.isPrimary || event.button !== 0) return;
    event.preventDefault(); // or text is selected, and the focus is lost again
    event.currentTarget.setPointerCapture(event.pointerId);
    across.current?.focus({ preventScroll: true });
    onMove(placeOf(event));
  }

  function follow(event: PointerEvent<HTMLDivElement>) {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) onMove(placeOf(event));
    else if (event.pointerType === 'mouse') onHover?.(placeOf(event));
  }

  return (
    <div
      className="pad"
      role="presentation"
      onPointerDown={press}
      onPointerMove={follow}
      onPointerLeave={() => onHover?.(undefined)}
    >
      {children}
      {(['x', 'y'] as const).map((axis) => (
        <input
          key={axis}
          ref={axis === 'x' ? across : null}
          type="range"
          min={0}
          max={100}
          step="any"
          value={point[axis]}
          tabIndex={axis === 'x' ? 0 : -1} // the arrow keys move both ways from one of them
          aria-label={names[axis]}
          aria-orientation={axis === 'x' ? 'horizontal' : 'vertical'}
          aria-valuetext={valueText}
          onChange={(event) => onMove({ ...point, [axis]: event.currentTarget.valueAsNumber })}
          onKeyDown={(event) => {
            const moved = movedByKey(point, event.key, event.shiftKey);
            if (!moved) return;
            event.preventDefault();
            onMove(moved);
          }}
        />
      ))}
      <Placed at={point} className="point" />
    </div>
  );
}

function placeOf({ currentTarget, clientX, clientY }: PointerEvent): Point {
  const { left, top, width, height } = currentTarget.getBoundingClientRect();
  return within({ x: (100 * (clientX - left)) / width, y: (100 * (clientY - top)) / height });
}
