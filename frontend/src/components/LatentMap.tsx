import type { Blend } from '../hooks/useBlend';
import { useVisible } from '../hooks/useVisible';
import type { DigitSet } from '../model/digits';
import type { Engine } from '../model/engine';
import type { Latent } from '../model/latent';
import type { Observable } from '../model/observable';
import * as text from '../text/map';
import { MapView } from './MapView';
import { Section } from './Section';
import { Waiting } from './Waiting';
import './LatentMap.css';

interface LatentMapProps {
  digits: DigitSet;
  latent: Latent | undefined;
  engine: Engine | undefined;
  position: Observable<number>;
  /** The blend on the stage, whose route is drawn. */
  path: Blend | undefined;
}

/** The codes of many digits in two dimensions, all of which can be visited. */
export function LatentMap({ digits, latent, engine, position, path }: LatentMapProps) {
  const { ref, visible, seen } = useVisible<HTMLDivElement>();
  return (
    <Section heading={text.heading} lead={text.lead}>
      <div ref={ref} className="map">
        {latent && seen ? (
          <MapView {...{ digits, latent, engine, position, path }} followed={visible} />
        ) : (
          <Waiting ready={latent !== undefined} fault={undefined} />
        )}
      </div>
    </Section>
  );
}
