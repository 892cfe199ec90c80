import { useState } from 'react';

import { observable } from '../model/observable';
import type { Stroke } from '../model/rasterize';
import { useObservable } from '../parts/useObservable';
import type { Line } from './line';
import { penOn, type Pen } from './pen';

/** Adds strokes to a drawing; what sees it is told while a stroke grows and when it is done. */
export function usePen(
  strokes: readonly Stroke[],
  onStrokes: (strokes: readonly Stroke[]) => void,
): Pen {
  const [current] = useState(() => observable<Line | undefined>(undefined));
  useObservable(current); // with each change of its line the pen is another
  return penOn(strokes, current, onStrokes);
}
