import { useCallback, useMemo, useState } from 'react';

import type { Latent } from '../artifacts/latent';
import { useDecoded } from '../blend/useDecoded';
import type { Engine } from '../engine/engine';
import type { Code } from '../model/path';
import type { Picture } from '../model/pixels';
import { DigitCanvas } from '../parts/DigitCanvas';
import { Waiting } from '../parts/Waiting';
import { byActivity, inStds, unusedCount, withDimension } from './dimensions';
import { NumberSlider } from './NumberSlider';
import { NumberStrip } from './NumberStrip';
import * as text from './text';

interface InsideViewProps {
  latent: Latent;
  /** Undefined while nobody looks. */
  engine: Engine | undefined;
  code: Code;
  /** The code, if the visitor has changed it. */
  own: Code | undefined;
  /** What the blend shows. */
  picture: Picture | undefined;
  /** Undefined leads back to the blend. */
  onChange: (code: Code | undefined) => void;
}

const FIRST = 8;

/** The picture of a code, and a slider for each of its numbers. */
export function InsideView({ latent, engine, code, own, picture, onChange }: InsideViewProps) {
  const { activity, std } = latent;
  const places = useMemo(() => byActivity(activity), [activity]);
  const unused = unusedCount(activity);
  const [all, setAll] = useState(false);
  const [rank, setRank] = useState(0);
  const wanted = useMemo(() => own && [own], [own]);
  const { value: [decoded] = [], fault } = useDecoded(engine, wanted);
  const change = useCallback(
    (place: number, stds: number) => onChange(withDimension(code, std, place, stds)),
    [code, std, onChange],
  );

  return (
    <>
      <div className="seen">
        <DigitCanvas name={text.result} place="blended" picture={(own && decoded) ?? picture} />
        <NumberStrip {...{ engine, std, code, rank }} place={places[rank]!} />
        <button type="button" disabled={!own} onClick={() => onChange(undefined)}>
          {text.reset}
        </button>
        <Waiting ready fault={fault} />
      </div>
      <div className="numbers">
        {places.slice(0, all ? undefined : FIRST).map((place, i) => (
          <NumberSlider
            key={place}
            {...{ place, rank: i, onShow: setRank, onChange: change }}
            count={places.length}
            stds={inStds(code, std, place)}
            nats={activity[place]!}
            share={activity[place]! / (activity[places[0]!]! || 1)}
          />
        ))}
        {all && unused > 0 && <p>{text.unused(unused, places.length)}</p>}
        {places.length > FIRST && (
          <button type="button" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? text.showFirst(FIRST) : text.showAll(places.length)}
          </button>
        )}
      </div>
    </>
  );
}
