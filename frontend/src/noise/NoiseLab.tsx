import { useId, useRef, useState, type MouseEvent } from 'react';

import type { Scene } from '../blend/scene';
import type { Subject } from '../blend/subject';
import type { Engine } from '../engine/engine';
import { noNoise, type Noise } from '../model/noise';
import { isByKeyboard } from '../parts/isByKeyboard';
import '../parts/Range.css';
import { Section } from '../parts/Section';
import { useVisible } from '../parts/useVisible';
import { useWhile } from '../parts/useWhile';
import { Denoised } from './Denoised';
import * as text from './text';
import './NoiseLab.css';

interface NoiseLabProps {
  engine: Engine | undefined;
  first: Subject;
  second: Subject;
  noise: Noise;
  /** The most that can be put on. */
  noiseStdMax: number;
  onChange: (part: Partial<Scene>) => void;
}

/** What this part begins with; the stage has none of it before someone moves the slider here. */
const START = { std: 0.25, seed: 1 };

/** Noise on both digits, and what the network makes of them. */
export function NoiseLab({ engine, first, second, noise, noiseStdMax, onChange }: NoiseLabProps) {
  const id = useId();
  const slider = useRef<HTMLInputElement>(null);
  const { ref, visible, seen } = useVisible<HTMLDivElement>();
  const ends = { first: useWhile(visible, first), second: useWhile(visible, second) };
  const awake = seen ? engine : undefined;
  const [isTouched, setIsTouched] = useState(false);
  const isStart = !isTouched && noise.std === 0;
  const shown = isStart ? { ...START, std: Math.min(START.std, noiseStdMax) } : noise;
  const percent = Math.round(100 * shown.std);

  function change(next: Noise) {
    setIsTouched(true);
    onChange({ noise: next });
  }

  function clear(event: MouseEvent) {
    if (isByKeyboard(event)) slider.current?.focus(); // the button, switched off, would lose it
    change(noNoise);
  }

  return (
    <Section name="noise" lead={text.lead}>
      <div className="noise-lab" ref={ref}>
        <div className="noise-control">
          <label htmlFor={id}>{text.slider}</label>
          <input
            ref={slider}
            id={id}
            type="range"
            className="range"
            min={0}
            max={Math.round(100 * noiseStdMax)}
            value={percent}
            aria-valuetext={text.value(percent)}
            onChange={({ currentTarget }) =>
              change({ ...shown, std: currentTarget.valueAsNumber / 100 })
            }
          />
          <div className="buttons">
            <button
              type="button"
              onClick={() => change({ ...shown, seed: shown.seed + 1 })}
              disabled={percent === 0}
            >
              {text.another}
            </button>
            <button type="button" onClick={clear} disabled={percent === 0}>
              {text.clear}
            </button>
          </div>
        </div>
        <Denoised
          place="first"
          engine={awake}
          subject={ends.first}
          preview={isStart ? shown : undefined}
        />
        <Denoised
          place="second"
          engine={awake}
          subject={ends.second}
          preview={isStart ? shown : undefined}
        />
      </div>
    </Section>
  );
}
