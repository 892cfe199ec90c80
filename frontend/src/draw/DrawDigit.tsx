import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';

import type { Place } from '../blend/pair';
import type { Fault } from '../model/fault';
import { faults } from '../parts/faults';
import { orNewVersion } from '../parts/version';
import type { DrawPad } from './DrawPad';
import type { Sketch } from './sketch';
import * as text from './text';
import './DrawPad.css'; // comes with the page: a sheet that failed to load would not be asked for again

interface DrawDigitProps {
  place: Place;
  sketch: Sketch;
}

/** A button, and once it is pressed the drawing pad: a chunk of its own. */
export function DrawDigit({ place, sketch }: DrawDigitProps) {
  const { drawing, isOpen, before } = sketch;
  const button = useRef<HTMLButtonElement>(null);
  const [Pad, setPad] = useState<typeof DrawPad>();
  const [fault, setFault] = useState<Fault>();

  const open = async () => {
    const module = await import('./DrawPad').catch(orNewVersion).catch(setFault);
    if (!module) return;
    setFault(undefined);
    setPad(() => module.DrawPad);
    sketch.open();
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
        hidden={isOpen}
        onClick={() => void open()}
      >
        {text.button[place]}
      </button>
      <p role="alert">
        {fault && (fault.kind === 'version' ? faults.version.join(' ') : text.failed)}
      </p>
    </>
  );
}
