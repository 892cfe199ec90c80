import { useMemo, useState } from 'react';

import type { DigitSet } from '../artifacts/digits';
import type { Latent } from '../artifacts/latent';
import type { Blend } from '../blend/blend';
import { useDecoded } from '../blend/useDecoded';
import type { Engine } from '../engine/engine';
import type { Look } from '../model/ink';
import type { Observable } from '../model/observable';
import { Digit } from '../parts/Digit';
import { Waiting } from '../parts/Waiting';
import { MapSurface } from './MapSurface';
import { classPlaces, clearPlace, fromView, movedTo, nearest, placeDigits, viewOf } from './plane';
import * as text from './text';

interface MapViewProps {
  digits: DigitSet;
  latent: Latent;
  engine: Engine | undefined;
  look: Look;
  position: Observable<number>;
  blend: Blend | undefined;
  followed: boolean;
  chosen: readonly number[];
}

const START = { x: 72, y: 36 }; // beside the middle, which most paths cross

/** The map and, beside it, what the network draws at the cursor. */
export function MapView(props: MapViewProps) {
  const { digits, latent, engine, look, position, blend, followed, chosen } = props;
  const { plane, points } = latent;
  const view = useMemo(() => viewOf(points), [points]);
  const placed = useMemo(() => placeDigits(digits, plane, view), [digits, plane, view]);
  const [start] = useState(() => clearPlace(placed, classPlaces(latent, view), START));
  const [cursor, setCursor] = useState(start);

  const { digit } = nearest(placed, cursor);
  const codes = useMemo(
    () => [movedTo(plane, digit.mu, fromView(view, cursor))],
    [plane, digit, view, cursor],
  );
  const { value: [picture] = [], fault } = useDecoded(engine, codes);

  return (
    <>
      <MapSurface
        {...{ latent, look, view, placed, blend, position, followed, chosen, start, cursor }}
        onMove={setCursor}
      />
      <div className="here">
        <Digit name={text.decoded} place="blended" {...{ look, picture }} />
        <div className="neighbour">
          <Digit
            name={text.neighbour(digit.label)}
            place="blended"
            ink="text"
            look={look}
            picture={digit.picture}
          />
          <p>{text.caption(digit.label, digits.latentDim)}</p>
        </div>
        <Waiting ready={engine !== undefined} fault={fault} />
      </div>
    </>
  );
}
