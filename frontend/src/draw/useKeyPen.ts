import { useState, type KeyboardEvent } from 'react';

import { STEPS_OF_SIDE } from '../model/drawing';
import type { StrokePoint } from '../model/rasterize';
import type { Cursor } from './padPainter';
import type { Pen } from './usePen';

const STEP = 8 / STEPS_OF_SIDE;
const LARGE = 4; // steps, with Shift
const DIRECTIONS: Readonly<Record<string, StrokePoint>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
const isToggle = (key: string) => key === ' ' || key === 'Enter';

/** Draws with the arrow keys; Space or Enter puts the pen down and lifts it. */
export function useKeyPen(pen: Pen) {
  const [at, setAt] = useState<StrokePoint>();
  const [said, say] = useState<Cursor>();
  const down = pen.drawer === 'keys';
  const here = at ?? [0.5, 0.5];

  const move = ([x, y]: StrokePoint, steps: number, time: number) => {
    const inside = (value: number) => Math.min(Math.max(value, 0), 1);
    const next = [inside(here[0] + x * steps * STEP), inside(here[1] + y * steps * STEP)] as const;
    setAt(next);
    pen.draw('keys', [next], time);
  };

  return {
    /** Undefined until a key is used. */
    cursor: at && { at, down },
    /** What is to be said of it: not while a key is held. */
    said,
    handlers: {
      onKeyDown(event: KeyboardEvent) {
        const direction = DIRECTIONS[event.key];
        if (event.ctrlKey || event.metaKey || event.altKey || !(direction || isToggle(event.key)))
          return;
        event.preventDefault();
        if (direction) move(direction, event.shiftKey ? LARGE : 1, event.timeStamp);
        else if (!event.repeat) {
          setAt(here);
          if (down) pen.end('keys');
          else pen.begin('keys', here);
        }
      },
      onKeyUp({ key }: KeyboardEvent) {
        if (DIRECTIONS[key] || isToggle(key)) say({ at: here, down });
      },
      onBlur() {
        pen.end('keys');
        setAt(undefined);
      },
    },
  };
}
