import { useReconstruction } from '../hooks/useReconstruction';
import type { Engine } from '../model/engine';
import type { Place } from '../model/pair';
import type { Subject } from '../model/subject';
import { faults } from '../text/faults';
import * as text from '../text/noise';
import { DigitCanvas } from './DigitCanvas';

interface DenoisedProps {
  place: Place;
  engine: Engine | undefined;
  subject: Subject;
}

/** What the network sees of one digit and, beside it, what it draws of that. */
export function Denoised({ place, engine, subject }: DenoisedProps) {
  const { value, fault } = useReconstruction(engine, subject);
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
        <figcaption>{fault ? faults[fault.kind][0] : text.drawn}</figcaption>
      </figure>
    </div>
  );
}
