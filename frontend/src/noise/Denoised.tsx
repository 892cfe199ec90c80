import { useMemo } from 'react';

import type { Place } from '../blend/pair';
import { withNoise, type Subject } from '../blend/subject';
import type { Engine } from '../engine/engine';
import type { Noise } from '../model/noise';
import { DigitCanvas } from '../parts/DigitCanvas';
import { OrFailed } from '../parts/OrFailed';
import * as text from './text';
import { useReconstruction } from './useReconstruction';

interface DenoisedProps {
  place: Place;
  engine: Engine | undefined;
  /** As the stage has it. */
  subject: Subject;
  /** Noise that only this part has; undefined where it shows what the stage does. */
  preview: Noise | undefined;
}

/** What the network sees of one digit and, beside it, what it draws of that. */
export function Denoised({ place, engine, subject, preview }: DenoisedProps) {
  const [std, seed] = [preview?.std, preview?.seed ?? 0];
  const shown = useMemo(
    () => (std === undefined ? subject : withNoise(subject, place, { std, seed })),
    [subject, place, std, seed],
  );
  const { value, fault, retry } = useReconstruction(engine, shown);
  const names = text.ends[place];

  return (
    <div className={`denoised ${place}`}>
      <figure>
        <DigitCanvas name={names.seen} place={place} picture={shown.seen} />
        <figcaption>{text.seen}</figcaption>
      </figure>
      <span aria-hidden="true">→</span>
      <figure>
        <DigitCanvas name={names.drawn} place={place} picture={value} />
        <figcaption>
          <OrFailed fault={fault} onRetry={retry}>
            {text.drawn}
          </OrFailed>
        </figcaption>
      </figure>
    </div>
  );
}
