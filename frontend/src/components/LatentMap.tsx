import type { Blend } from '../hooks/useBlend';
import type { DigitSet } from '../model/digits';
import type { Engine } from '../model/engine';
import type { Latent } from '../model/latent';
import type { Observable } from '../model/observable';
import * as text from '../text/map';
import { Section } from './Section';

interface LatentMapProps {
  digits: DigitSet;
  latent: Latent | undefined;
  engine: Engine | undefined;
  position: Observable<number>;
  /** The blend on the stage, whose route is drawn. */
  path: Blend | undefined;
}

export function LatentMap(_: LatentMapProps) {
  return (
    <Section heading={text.heading} lead={text.lead}>
      {null}
    </Section>
  );
}
