import { memo, useId } from 'react';

import type { DigitSet } from '../model/digits';
import type { Choice } from '../model/pair';
import { SIDE } from '../model/pixels';
import * as text from '../text';
import './DigitPicker.css';

interface DigitPickerProps {
  place: 'first' | 'second';
  digits: DigitSet;
  choice: Choice;
  onChoose: (place: 'first' | 'second', choice: Choice) => void;
}

/** Chooses a class, then one of its samples. Memoised: it holds many pictures and changes rarely. */
export const DigitPicker = memo(function DigitPicker({
  place,
  digits,
  choice,
  onChoose,
}: DigitPickerProps) {
  const id = useId();
  const samples = digits.samples[choice.label] ?? [];

  return (
    <fieldset className={`picker ${place}`}>
      <legend>{text.picker[place]}</legend>
      <div className="labels" role="radiogroup" aria-label={text.picker.labels}>
        {digits.samples.map((_, label) => (
          <label key={label}>
            <input
              type="radio"
              name={`${id}-label`}
              checked={label === choice.label}
              onChange={() => onChoose(place, { label, sample: choice.sample })}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
      <div className="samples" role="radiogroup" aria-label={text.picker.samples(choice.label)}>
        {samples.map(({ url }, sample) => (
          <label key={url} className="tile">
            <input
              type="radio"
              name={`${id}-sample`}
              checked={sample === choice.sample}
              onChange={() => onChoose(place, { label: choice.label, sample })}
            />
            <img
              src={url}
              width={SIDE}
              height={SIDE}
              fetchPriority="low"
              alt={text.picker.sample(sample + 1, samples.length)}
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
});
