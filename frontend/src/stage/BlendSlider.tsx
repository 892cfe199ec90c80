import { useId } from 'react';

import type { Subject } from '../blend/subject';
import { words } from '../model/dataset';
import { STEPS } from '../model/frames';
import type { Observable } from '../model/observable';
import { useObservable } from '../parts/useObservable';
import * as text from './text';
import './BlendSlider.css';

interface BlendSliderProps {
  /** Where between the two digits, in percent of the path. */
  position: Observable<number>;
  /** What the path leads from and to. */
  from: Subject | undefined;
  to: Subject | undefined;
}

/** Moves along the path from the first digit to the second. */
export function BlendSlider({ position, from, to }: BlendSliderProps) {
  const id = useId();
  const percent = useObservable(position);

  return (
    <div className="blend-slider">
      <div className={words.hasLongNames ? 'scale words' : 'scale'}>
        <span className="first">{from?.label !== undefined && words.nameOf(from.label)}</span>
        <label htmlFor={id}>{text.slider.name}</label>
        <span className="blended">{text.slider.percent(percent)}</span>
        <span className="second">{to?.label !== undefined && words.nameOf(to.label)}</span>
      </div>
      <input
        id={id}
        type="range"
        min={0}
        max={STEPS}
        value={percent}
        aria-valuetext={text.slider.value(percent, from, to)}
        onChange={(event) => position.set(event.currentTarget.valueAsNumber)}
      />
    </div>
  );
}
