import { useState, type KeyboardEvent } from 'react';

import type { StrokePoint } from '../model/rasterize';
import { CENTRE, isPenKey, isToggle, isUndo, movedPen } from './keys';
import type { Cursor } from './padPainter';
import type { Pen } from './pen';

/** Draws with the arrow keys; Space or Enter puts the pen down and lifts it, and undo takes back a line in the making. */
export function useKeyPen(pen: Pen) {
  const [at, setAt] = useState<StrokePoint>();
  const [said, say] = useState<Cursor>();
  const down = pen.drawer === 'keys';
  const here = at ?? CENTRE;

  function onKeyDown(event: KeyboardEvent) {
    const { key, shiftKey, timeStamp } = event;
    if (isUndo(event) && pen.drawer !== undefined) {
      event.stopPropagation(); // it takes back no more than that
      if (down) say({ at: here, down: false });
      return pen.cancel(pen.drawer);
    }
    if (event.ctrlKey || event.metaKey || event.altKey || !isPenKey(key)) return;
    event.preventDefault();
    if (isToggle(key) && event.repeat) return;
    const next = movedPen(here, key, shiftKey);
    setAt(next ?? here);
    if (next) pen.draw('keys', [next], timeStamp);
    else if (down) pen.end('keys');
    else pen.begin('keys', here);
  }
  function onKeyUp({ key }: KeyboardEvent) {
    if (isPenKey(key)) say({ at: here, down }); // not while a key is held
  }
  function onBlur() {
    pen.end('keys');
    setAt(undefined);
  }

  /** The cursor is undefined until a key is used; `said` is what is to be said of it. */
  return { cursor: at && { at, down }, said, handlers: { onKeyDown, onKeyUp, onBlur } };
}
