import { memo } from 'react';

import type { DigitSet } from '../artifacts/digits';
import { digitAt, type Choice } from '../blend/pair';
import { words } from '../model/dataset';
import type { Look } from '../model/ink';
import { Digit } from '../parts/Digit';
import { nextSample, type Corner } from './corners';
import * as text from './text';

interface CornerChoiceProps {
  corner: Corner;
  digits: DigitSet;
  look: Look;
  choice: Choice;
  onChoose: (corner: Corner, choice: Choice) => void;
}

/** The digit at a corner: a press on it takes another handwriting, the list another class. */
export const CornerChoice = memo(function CornerChoice({
  corner,
  digits,
  look,
  choice,
  onChoose,
}: CornerChoiceProps) {
  const { label } = choice;
  return (
    <div className={`corner ${corner} ${words.hasLongNames ? 'words' : ''}`}>
      <button
        type="button"
        aria-label={text.another(choice, corner)}
        onClick={() => onChoose(corner, nextSample(digits, choice))}
      >
        <Digit
          name={undefined} // the button's
          place="blended"
          ink="text"
          look={look}
          picture={digitAt(digits, choice)?.picture}
          canWait
        />
      </button>
      <select
        aria-label={text.classAt(corner)}
        value={label}
        onChange={(event) =>
          onChoose(corner, { ...choice, label: Number(event.currentTarget.value) })
        }
      >
        {digits.samples.map((_, other) => (
          <option key={other} value={other}>
            {words.nameOf(other)}
          </option>
        ))}
      </select>
    </div>
  );
});
