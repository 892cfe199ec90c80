import { useRef } from 'react';
import { flushSync } from 'react-dom';

import type { Place } from '../blend/pair';
import { faults } from '../parts/faults';
import { useLazyPart } from '../parts/useLazyPart';
import type { Sketch } from './sketch';
import * as text from './text';
import '../parts/Range.css';
import './DrawPad.css'; // comes with the page: a sheet that failed to load would not be asked for again

const loadPad = () => import('./DrawPad').then(({ DrawPad }) => DrawPad);

interface DrawDigitProps {
  place: Place;
  sketch: Sketch;
}

/** A button, and once it is pressed the drawing pad: a chunk of its own. */
export function DrawDigit({ place, sketch }: DrawDigitProps) {
  const { drawing, isOpen, before } = sketch;
  const button = useRef<HTMLButtonElement>(null);
  const { part: Pad, fault, get } = useLazyPart(loadPad);

  const open = async () => {
    if (await get()) sketch.open();
  };
  const close = () => {
    flushSync(sketch.close);
    button.current?.focus();
  };

  return (
    <>
      {isOpen && Pad && (
        <Pad
          {...{ place, drawing }}
          kept={before.label}
          onDraw={(next) => sketch.draw(next)}
          onDone={close}
        />
      )}
      <button
        ref={button}
        type="button"
        className="draw"
        aria-label={text.button[place]}
        hidden={isOpen}
        onClick={() => void open()}
      >
        {text.buttonShort}
      </button>
      <p role="alert">
        {fault && (fault.kind === 'version' ? faults.version.join(' ') : text.failed)}
      </p>
    </>
  );
}
