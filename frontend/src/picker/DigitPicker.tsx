import { memo } from 'react';

import type { DigitSet } from '../artifacts/digits';
import type { Invent } from '../blend/invent';
import type { Input, Place } from '../blend/pair';
import { DrawDigit } from '../draw/DrawDigit';
import { useSketch } from '../draw/useSketch';
import type { Engine } from '../engine/engine';
import { dataset } from '../model/dataset';
import { ReadPhoto } from '../photo/ReadPhoto';
import { Gallery } from './Gallery';
import { InventDigit } from './InventDigit';
import { Strangeness } from './Strangeness';
import * as text from './text';
import './DigitPicker.css';

interface DigitPickerProps {
  place: Place;
  digits: DigitSet;
  engine: Engine | undefined;
  input: Input;
  invent: Invent | undefined;
  onChoose: (place: Place, input: Input) => void;
}

/** Chooses a class, then one of its samples, or has one drawn, read from a photo or invented.
 * Memoised: it holds many pictures and changes rarely. */
export const DigitPicker = memo(function DigitPicker({
  place,
  digits,
  engine,
  input,
  invent,
  onChoose,
}: DigitPickerProps) {
  const sketch = useSketch(place, input, onChoose);

  return (
    <fieldset className={`picker ${place}`}>
      <legend>{text.heading[place]}</legend>
      <Strangeness {...{ engine, input }} />
      {!sketch.isOpen && (
        <Gallery
          {...{ place, digits, onChoose }}
          label={sketch.before.label}
          chosen={input.kind === 'shipped' ? input : undefined}
        />
      )}
      {dataset.handwriting && <DrawDigit place={place} sketch={sketch} />}
      {dataset.handwriting && !sketch.isOpen && <ReadPhoto {...{ place, input, onChoose }} />}
      {!sketch.isOpen && (
        <InventDigit label={sketch.before.label} {...{ place, input, invent, onChoose }} />
      )}
    </fieldset>
  );
});
