import type { DigitSet } from '../model/digits';
import type { Engine } from '../model/engine';
import * as text from '../text/corners';
import { Section } from './Section';

interface CornersProps {
  digits: DigitSet;
  engine: Engine | undefined;
}

export function Corners(_: CornersProps) {
  return (
    <Section heading={text.heading} lead={text.lead}>
      {null}
    </Section>
  );
}
