import { useCallback, useSyncExternalStore } from 'react';

import { STEPS, type Frames } from '../model/frames';
import type { Look } from '../model/ink';
import type { Observable } from '../model/observable';
import { Digit } from '../parts/Digit';
import * as text from './text';
import './Filmstrip.css';

interface FilmstripProps {
  position: Observable<number>;
  frames: Frames | undefined;
  look: Look;
}

const STRIDE = 10; // percent from one frame to the next
const percents = Array.from({ length: STEPS / STRIDE + 1 }, (_, i) => i * STRIDE);

/** The whole path at a glance; a press on a frame goes there. */
export function Filmstrip({ position, frames, look }: FilmstripProps) {
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
          <Digit
            name={undefined} // the button's
            place="blended"
            ink={percent}
            look={look}
            picture={frames?.[percent]}
            canWait
          />
        </button>
      ))}
    </div>
  );
}
