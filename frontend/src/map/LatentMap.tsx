import { useMemo } from 'react';

import type { DigitSet } from '../artifacts/digits';
import type { Latent } from '../artifacts/latent';
import type { Blend } from '../blend/blend';
import type { Engine } from '../engine/engine';
import type { Look } from '../model/ink';
import type { Observable } from '../model/observable';
import { Section } from '../parts/Section';
import { useVisible } from '../parts/useVisible';
import { Waiting } from '../parts/Waiting';
import { MapView } from './MapView';
import * as text from './text';
import './LatentMap.css';

interface LatentMapProps {
  digits: DigitSet;
  latent: Latent | undefined;
  engine: Engine | undefined;
  look: Look;
  position: Observable<number>;
  /** The blend on the stage, whose route is drawn. */
  blend: Blend | undefined;
  /** The classes of its ends, where they are known. */
  from: number | undefined;
  to: number | undefined;
}

/** The codes of many digits in two dimensions, all of which can be visited. */
export function LatentMap(props: LatentMapProps) {
  const { digits, latent, engine, look, position, blend, from, to } = props;
  const chosen = useMemo(() => [from, to].filter((label) => label !== undefined), [from, to]);
  const { ref, visible, seen } = useVisible<HTMLDivElement>();
  return (
    <Section name="map" lead={text.lead}>
      <div ref={ref} className="beside map">
        {latent && seen ? (
          <MapView
            {...{ digits, latent, engine, look, position, blend, chosen }}
            followed={visible}
          />
        ) : (
          <Waiting ready={latent !== undefined} fault={undefined} />
        )}
      </div>
    </Section>
  );
}
