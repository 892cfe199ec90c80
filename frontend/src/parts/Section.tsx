import { useId, type ReactNode } from 'react';

import type { SectionName } from '../model/sections';
import { titles } from './text';
import './Section.css';

interface SectionProps {
  /** What an address ends with that leads here: `#map`. */
  name: SectionName;
  /** One sentence on what to do here and what to look for. */
  lead: string;
  children: ReactNode;
}

/** A part of the page below the stage. */
export function Section({ name, lead, children }: SectionProps) {
  const id = useId();
  return (
    <section id={name} className="section" aria-labelledby={id}>
      <h2 id={id}>{titles[name]}</h2>
      <p className="lead">{lead}</p>
      {children}
    </section>
  );
}
