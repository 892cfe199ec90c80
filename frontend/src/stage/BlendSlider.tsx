import { useId } from 'react';

import { words } from '../model/dataset';
import { STEPS } from '../model/frames';
import type { Observable } from '../model/observable';
import { useObservable } from '../parts/useObservable';
import * as text from './text';
import './BlendSlider.css';

interface BlendSliderProps {
  /** Where between the two digits, in percent of the path. */
  position: Observable<number>;
  /** The classes, where they are known. */
  from: number | undefined;
  to: number | undefined;
}

/** Moves along the path from the first digit to the second. */
export function BlendSlider({ position, from, to }: BlendSliderProps) {
  const id = useId();
  const percent = useObservable(position);

  return (
    <div className="blend-slider">
      <div className={words.hasLongNames ? 'scale words' : 'scale'}>
        <span className="first">{from !== undefined && words.nameOf(from)}</span>
        <label htmlFor={id}>{text.slider.name}</label>
        <span className="blended">{text.slider.percent(percent)}</span>
        <span className="second">{to !== undefined && words.nameOf(to)}</span>
      </div>
      <input
        id={id}
        type="range"
        min={0}
        max={STEPS}
        value={percent}
        aria-valuetext={text.slider.value(percent, text.nameOf(from), text.nameOf(to))}
        onChange={(event) => position.set(event.currentTarget.valueAsNumber)}
      />
    </div>
  );
}
