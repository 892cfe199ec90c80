import type { Place } from '../blend/pair';
import type { Subject } from '../blend/subject';
import type { Engine } from '../engine/engine';
import { DigitCanvas } from '../parts/DigitCanvas';
import { Failed } from '../parts/Failed';
import * as text from './text';
import { useReconstruction } from './useReconstruction';

interface DenoisedProps {
  place: Place;
  engine: Engine | undefined;
  subject: Subject;
}

/** What the network sees of one digit and, beside it, what it draws of that. */
export function Denoised({ place, engine, subject }: DenoisedProps) {
  const { value, fault, retry } = useReconstruction(engine, subject);
  const names = text.ends[place];

  return (
    <div className={`denoised ${place}`}>
      <figure>
        <DigitCanvas name={names.seen} place={place} picture={subject.seen} />
        <figcaption>{text.seen}</figcaption>
      </figure>
      <span aria-hidden="true">→</span>
      <figure>
        <DigitCanvas name={names.drawn} place={place} picture={value} />
        <figcaption>{fault ? <Failed fault={fault} onRetry={retry} /> : text.drawn}</figcaption>
      </figure>
    </div>
  );
}
