import { useId } from 'react';

import '../parts/Range.css';
import { REACH } from './dimensions';
import * as text from './text';

interface DimensionSliderProps {
  dimension: number;
  /** How many tell more. */
  rank: number;
  count: number;
  stds: number;
  nats: number;
  /** What it tells, compared with the dimension that tells most; in [0, 1]. */
  share: number;
  onChange: (dimension: number, stds: number) => void;
  /** It is looked at. */
  onShow: (rank: number) => void;
}

/** One dimension of a code. */
export function DimensionSlider(props: DimensionSliderProps) {
  const { dimension, rank, count, stds, nats, share, onChange, onShow } = props;
  const id = useId();
  const show = () => onShow(rank);

  return (
    <div className="dimension" onPointerEnter={show}>
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
        className="range"
        min={-REACH}
        max={REACH}
        step={0.1}
        value={stds}
        aria-valuetext={text.value(stds)}
        aria-describedby={`${id}-tells`}
        onFocus={show}
        onChange={(event) => onChange(dimension, event.currentTarget.valueAsNumber)}
      />
    </div>
  );
}
