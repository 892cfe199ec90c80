import { useMemo, useState } from 'react';

import type { Blend } from '../hooks/useBlend';
import { useDecoded } from '../hooks/useDecoded';
import type { DigitSet } from '../model/digits';
import type { Engine } from '../model/engine';
import type { Latent } from '../model/latent';
import type { Observable } from '../model/observable';
import { fromView, movedTo, nearest, placeDigits, viewOf } from '../model/plane';
import * as text from '../text/map';
import { DigitCanvas } from './DigitCanvas';
import { MapSurface } from './MapSurface';
import { Waiting } from './Waiting';

interface MapViewProps {
  digits: DigitSet;
  latent: Latent;
  engine: Engine | undefined;
  position: Observable<number>;
  path: Blend | undefined;
  followed: boolean;
}

const START = { x: 72, y: 36 }; // beside the middle, which most ways cross

/** The map and, beside it, what the network draws at the cursor. */
export function MapView({ digits, latent, engine, position, path, followed }: MapViewProps) {
  const [cursor, setCursor] = useState(START);
  const { plane, points } = latent;
  const view = useMemo(() => viewOf(points), [points]);
  const placed = useMemo(() => placeDigits(digits, plane, view), [digits, plane, view]);

  const { digit } = nearest(placed, cursor);
  const codes = useMemo(
    () => [movedTo(plane, digit.mu, fromView(view, cursor))],
    [plane, digit, view, cursor],
  );
  const { value: [picture] = [], fault } = useDecoded(engine, codes);

  return (
    <>
      <MapSurface
        {...{ latent, view, placed, position, followed, cursor }}
        blend={path}
        onMove={setCursor}
      />
      <div className="here">
        <DigitCanvas name={text.decoded} place="blended" picture={picture} />
        <div className="neighbour">
          <DigitCanvas name={text.neighbour(digit.label)} place="blended" picture={digit.picture} />
          <p>{text.caption(digit.label, digits.latentDim)}</p>
        </div>
        <Waiting ready={engine !== undefined} fault={fault} />
      </div>
    </>
  );
}
