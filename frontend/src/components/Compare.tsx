import type { Engine } from '../model/engine';
import type { Observable } from '../model/observable';
import type { PathSettings } from '../model/path';
import type { Scene } from '../model/scene';
import type { Subject } from '../model/subject';
import * as text from '../text/compare';
import { Section } from './Section';

interface CompareProps {
  engine: Engine | undefined;
  path: PathSettings | undefined;
  scene: Scene;
  onChange: (part: Partial<Scene>) => void;
  position: Observable<number>;
  first: Subject;
  second: Subject;
}

export function Compare(_: CompareProps) {
  return (
    <Section heading={text.heading} lead={text.lead}>
      {null}
    </Section>
  );
}
