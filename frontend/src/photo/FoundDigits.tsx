import { useId } from 'react';

import type { Place } from '../blend/pair';
import type { Picture } from '../model/pixels';
import { DigitCanvas } from '../parts/DigitCanvas';
import * as text from './text';

interface FoundDigitsProps {
  place: Place;
  digits: readonly Picture[];
  chosen: Picture | undefined;
  onDigit: (picture: Picture) => void;
}

/** What was understood of a photo, to choose from. */
export function FoundDigits({ place, digits, chosen, onDigit }: FoundDigitsProps) {
  const id = useId();
  return (
    <div className="found" role="radiogroup" aria-label={text.panel[place]}>
      {digits.map((picture, i) => (
        // Numbered as they were read: what they show does not change.
        <label key={`${id} ${i + 1}`}>
          <input
            type="radio"
            className="unseen"
            name={id}
            checked={picture === chosen}
            onChange={() => onDigit(picture)}
          />
          <DigitCanvas name={text.digit(i + 1, digits.length)} {...{ place, picture }} />
        </label>
      ))}
    </div>
  );
}
