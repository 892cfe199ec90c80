import type { Engine } from '../model/engine';
import type { Noise } from '../model/noise';
import type { Scene } from '../model/scene';
import type { Subject } from '../model/subject';
import * as text from '../text/noise';
import { Section } from './Section';

interface NoiseLabProps {
  engine: Engine | undefined;
  first: Subject;
  second: Subject;
  noise: Noise;
  onChange: (part: Partial<Scene>) => void;
}

export function NoiseLab(_: NoiseLabProps) {
  return (
    <Section heading={text.heading} lead={text.lead}>
      {null}
    </Section>
  );
}
