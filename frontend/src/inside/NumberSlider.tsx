import { useId } from 'react';

import { REACH } from './dimensions';
import * as text from './text';

interface NumberSliderProps {
  /** Where the number is in the code, and how many tell more. */
  place: number;
  rank: number;
  count: number;
  stds: number;
  nats: number;
  /** What it tells, compared with the number that tells most; in [0, 1]. */
  share: number;
  onChange: (place: number, stds: number) => void;
  /** It is looked at. */
  onShow: (rank: number) => void;
}

/** One number of a code. */
export function NumberSlider(props: NumberSliderProps) {
  const { place, rank, count, stds, nats, share, onChange, onShow } = props;
  const id = useId();
  const show = () => onShow(rank);

  return (
    <div className="number" onPointerEnter={show}>
      <label htmlFor={id}>{text.name(rank + 1, count)}</label>
      <svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
        <rect width={100 * share} height="1" />
      </svg>
      <span id={`${id}-tells`} className="tells">
        {text.tells(nats)}
      </span>
      <input
        id={id}
        type="range"
        min={-REACH}
        max={REACH}
        step={0.1}
        value={stds}
        aria-valuetext={text.value(stds)}
        aria-describedby={`${id}-tells`}
        onFocus={show}
        onChange={(event) => onChange(place, event.currentTarget.valueAsNumber)}
      />
    </div>
  );
}
