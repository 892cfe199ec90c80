import { useId } from 'react';

import { STEPS } from '../model/blend';
import * as text from '../text';
import './BlendSlider.css';

interface BlendSliderProps {
  percent: number;
  from: number | undefined;
  to: number | undefined;
  onChange: (percent: number) => void;
}

/** Where between the two digits, in percent of the way. */
export function BlendSlider({ percent, from, to, onChange }: BlendSliderProps) {
  const id = useId();
  const known = from !== undefined && to !== undefined;

  return (
    <div className="blend-slider">
      <div className="scale">
        <span className="first">{from}</span>
        <label htmlFor={id}>{text.slider.name}</label>
        <span className="blended">{text.slider.percent(percent)}</span>
        <span className="second">{to}</span>
      </div>
      <input
        id={id}
        type="range"
        min={0}
        max={STEPS}
        value={percent}
        aria-valuetext={known ? text.slider.value(percent, from, to) : text.slider.percent(percent)}
        onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
      />
    </div>
  );
}
