import { useState } from 'react';

import type { Choice, Input, Place } from '../blend/pair';
import type { Drawing } from '../model/drawing';
import type { Sketch } from './sketch';

const NOTHING_BEFORE: Choice = { kind: 'shipped', label: 0, sample: 0 };

/** As long as the pad is open, what is on it is blended; a digit chosen elsewhere closes it. */
export function useSketch(
  place: Place,
  input: Input,
  onChoose: (place: Place, input: Input) => void,
): Sketch {
  const [last, setLast] = useState<Input>();
  const [before, setBefore] = useState(NOTHING_BEFORE);
  const [drawing, setDrawing] = useState<Drawing>();
  const [isOpen, setIsOpen] = useState(false);

  if (input !== last) {
    setLast(input);
    if (input.kind === 'shipped') setBefore(input);
    if (input.kind === 'drawn') setDrawing(input.drawing);
    else if (drawing || input !== before) setIsOpen(false); // a pad that was emptied stays open
  }

  return {
    drawing,
    isOpen,
    before,
    open() {
      setIsOpen(true);
      if (drawing) onChoose(place, { kind: 'drawn', drawing });
    },
    close: () => setIsOpen(false),
    draw(next) {
      setDrawing(next);
      onChoose(place, next ? { kind: 'drawn', drawing: next } : before);
    },
  };
}
