import { useEffect, useRef } from 'react';

import type { DigitSet } from '../artifacts/digits';
import type { Invent } from '../blend/invent';
import type { Input, Place } from '../blend/pair';
import type { Engine } from '../engine/engine';
import { DigitPicker } from './DigitPicker';
import * as text from './text';
import { useFitted } from './useFitted';
import './Chooser.css';

interface ChooserProps {
  place: Place;
  isOpen: boolean;
  digits: DigitSet;
  engine: Engine | undefined;
  invent: Invent | undefined;
  input: Input;
  onChoose: (place: Place, input: Input) => void;
  onClose: () => void;
}

/** What has the focus in an open chooser, the likeliest first: what hides the rest, what is chosen, anything. */
const GOALS = ['.photo [type=file]', 'input:checked, canvas[tabindex], .draw', 'input'];

function firstSeen(panel: HTMLElement): HTMLElement | undefined {
  const found = GOALS.flatMap((goal) => [...panel.querySelectorAll<HTMLElement>(goal)]);
  return found.find((element) => element.checkVisibility?.() ?? true); // Safari has none before 17.4
}

/** What one of the two digits is chosen with, opened by a press on its picture. It keeps what was drawn in it. */
export function Chooser({
  place,
  isOpen,
  digits,
  engine,
  invent,
  input,
  onChoose,
  onClose,
}: ChooserProps) {
  const panel = useRef<HTMLDivElement>(null);
  useFitted(panel, isOpen);

  useEffect(() => {
    if (!isOpen) return;
    panel.current?.scrollIntoView({ block: 'nearest' });
    if (panel.current) firstSeen(panel.current)?.focus({ preventScroll: true });
  }, [isOpen]);

  return (
    <div className={`chooser ${place}`} ref={panel} hidden={!isOpen}>
      <DigitPicker {...{ place, digits, engine, invent, input, onChoose }} />
      <button type="button" className="close" aria-label={text.close} onClick={onClose}>
        ×
      </button>
    </div>
  );
}
