import { useId } from 'react';

import type { DigitSet } from '../artifacts/digits';
import type { Choice, Place } from '../blend/pair';
import * as text from './text';
import { Thumbnail } from './Thumbnail';

interface GalleryProps {
  place: Place;
  digits: DigitSet;
  /** The class on show. */
  label: number;
  /** None while a drawing is blended. */
  chosen: Choice | undefined;
  onChoose: (place: Place, choice: Choice) => void;
}

/** The classes, and the samples of one of them. */
export function Gallery({ place, digits, label, chosen, onChoose }: GalleryProps) {
  const id = useId();
  const samples = digits.samples[label] ?? [];

  return (
    <>
      <div className="labels" role="radiogroup" aria-label={text.labels[place]}>
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
      <div className="samples" role="radiogroup" aria-label={text.samples(label)}>
        {samples.map((digit, sample) => (
          <label key={`${label} ${sample}`}>
            <input
              type="radio"
              name={`${id}-sample`}
              checked={sample === chosen?.sample}
              onChange={() => onChoose(place, { kind: 'shipped', label, sample })}
            />
            <Thumbnail
              name={text.sample(label, sample + 1, samples.length)}
              {...{ digits, digit }}
            />
          </label>
        ))}
      </div>
    </>
  );
}
