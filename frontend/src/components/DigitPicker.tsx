import { memo, useId, type ReactNode } from 'react';

import type { DigitSet } from '../model/digits';
import type { Input, Place } from '../model/pair';
import * as text from '../text/page';
import { DigitCanvas } from './DigitCanvas';
import './DigitPicker.css';

interface DigitPickerProps {
  place: Place;
  digits: DigitSet;
  input: Input;
  onChoose: (place: Place, input: Input) => void;
  /** What else can be chosen. */
  children?: ReactNode;
}

/** Chooses a class, then one of its samples. Memoised: it holds many pictures and changes rarely. */
export const DigitPicker = memo(function DigitPicker({
  place,
  digits,
  input,
  onChoose,
  children,
}: DigitPickerProps) {
  const id = useId();
  const chosen = input.kind === 'shipped' ? input : undefined;
  const label = chosen?.label ?? 0;
  const samples = digits.samples[label] ?? [];

  return (
    <fieldset className={`picker ${place}`}>
      <legend>{text.picker[place]}</legend>
      <div className="labels" role="radiogroup" aria-label={text.picker.labels}>
        {digits.samples.map((_, other) => (
          <label key={other}>
            <input
              type="radio"
              name={`${id}-label`}
              checked={other === chosen?.label}
              onChange={() =>
                onChoose(place, { kind: 'shipped', label: other, sample: chosen?.sample ?? 0 })
              }
            />
            <span>{other}</span>
          </label>
        ))}
      </div>
      <div className="samples" role="radiogroup" aria-label={text.picker.samples(label)}>
        {samples.map(({ picture }, sample) => (
          <label key={`${label} ${sample}`}>
            <input
              type="radio"
              name={`${id}-sample`}
              checked={sample === chosen?.sample}
              onChange={() => onChoose(place, { kind: 'shipped', label, sample })}
            />
            <DigitCanvas
              name={text.picker.sample(sample + 1, samples.length)}
              place={place}
              picture={picture}
            />
          </label>
        ))}
      </div>
      {children}
    </fieldset>
  );
});
