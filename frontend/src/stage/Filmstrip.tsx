import { useCallback, useSyncExternalStore } from 'react';

import { STEPS, type Frames } from '../model/frames';
import type { Observable } from '../model/observable';
import { DigitCanvas } from '../parts/DigitCanvas';
import * as text from './text';
import './Filmstrip.css';

interface FilmstripProps {
  position: Observable<number>;
  frames: Frames | undefined;
}

const STRIDE = 10; // percent from one frame to the next
const percents = Array.from({ length: STEPS / STRIDE + 1 }, (_, i) => i * STRIDE);

/** The whole path at a glance; a press on a frame goes there. */
export function Filmstrip({ position, frames }: FilmstripProps) {
  const nearest = useCallback(() => STRIDE * Math.round(position.get() / STRIDE), [position]);
  const present = useSyncExternalStore(position.subscribe, nearest);

  return (
    <div className="filmstrip" role="group" aria-label={text.filmstrip}>
      {percents.map((percent) => (
        <button
          key={percent}
          type="button"
          aria-label={text.slider.percent(percent)}
          aria-current={percent === present}
          onClick={() => position.set(percent)}
        >
          <DigitCanvas
            name={text.slider.percent(percent)}
            place="blended"
            picture={frames?.[percent]}
          />
        </button>
      ))}
    </div>
  );
}
