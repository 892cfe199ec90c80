import type { Blend } from '../hooks/useBlend';
import type { Engine } from '../model/engine';
import type { Latent } from '../model/latent';
import type { Observable } from '../model/observable';
import * as text from '../text/inside';
import { Section } from './Section';

interface LookInsideProps {
  latent: Latent | undefined;
  engine: Engine | undefined;
  position: Observable<number>;
  /** The blend on the stage, at whose present code the sliders begin. */
  path: Blend | undefined;
}

export function LookInside(_: LookInsideProps) {
  return (
    <Section heading={text.heading} lead={text.lead}>
      {null}
    </Section>
  );
}
