import { useEffect, useRef } from 'react';

import type { Place } from '../blend/pair';
import type { Subject } from '../blend/subject';
import type { Look } from '../model/ink';
import { Digit } from '../parts/Digit';
import * as text from './text';
import './SideDigit.css';

interface SideDigitProps {
  place: Place;
  subject: Subject | undefined;
  look: Look;
  /** Whether its chooser is open. */
  isOpen: boolean;
  /** Opens its chooser or closes it; undefined as long as there is nothing to choose from. */
  onPress: (() => void) | undefined;
}

/** The picture at one end; a press on it opens what it is chosen with. */
export function SideDigit({ place, subject, look, isOpen, onPress }: SideDigitProps) {
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!isOpen && document.activeElement?.closest('[hidden]')) button.current?.focus();
  }, [isOpen]);

  const isNoisy = subject !== undefined && subject.seen !== subject.clean;
  return (
    <div className={`side ${place}`}>
      <Digit
        name={subject ? text.pictures[place](subject) : text.ends[place]}
        place={place}
        look={isNoisy ? 'pixels' : look} // noise is no ink
        picture={subject?.seen}
      />
      <button
        ref={button}
        type="button"
        aria-label={text.choose[place]}
        aria-expanded={isOpen}
        disabled={!onPress}
        onClick={onPress}
      >
        <span>{text.chooseShort}</span>
      </button>
    </div>
  );
}
