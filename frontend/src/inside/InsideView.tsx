import { useCallback, useMemo, useRef, useState, type MouseEvent } from 'react';

import type { Latent } from '../artifacts/latent';
import { useDecoded } from '../blend/useDecoded';
import type { Engine } from '../engine/engine';
import type { Code } from '../model/path';
import type { Picture } from '../model/pixels';
import { DigitCanvas } from '../parts/DigitCanvas';
import { isByKeyboard } from '../parts/isByKeyboard';
import { Waiting } from '../parts/Waiting';
import { byActivity, inStds, unusedCount, withDimension } from './dimensions';
import { DimensionSlider } from './DimensionSlider';
import { DimensionStrip } from './DimensionStrip';
import * as text from './text';

interface InsideViewProps {
  latent: Latent;
  /** Undefined until somebody looks. */
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

/** The picture of a code, and a slider for each of its dimensions. */
export function InsideView({ latent, engine, code, own, picture, onChange }: InsideViewProps) {
  const { activity, std } = latent;
  const sliders = useRef<HTMLDivElement>(null);
  const dimensions = useMemo(() => byActivity(activity), [activity]);
  const unused = unusedCount(activity);
  const [all, setAll] = useState(false);
  const [rank, setRank] = useState(0);
  const wanted = useMemo(() => own && [own], [own]);
  const { value: [decoded] = [], fault } = useDecoded(engine, wanted);
  const change = useCallback(
    (dimension: number, stds: number) => onChange(withDimension(code, std, dimension, stds)),
    [code, std, onChange],
  );

  function reset(event: MouseEvent) {
    // The button, switched off, would lose the focus: it goes to the number in hand.
    const inputs = sliders.current?.querySelectorAll('input') ?? [];
    if (isByKeyboard(event)) (inputs[rank] ?? inputs[0])?.focus({ preventScroll: true });
    onChange(undefined);
  }

  return (
    <>
      <div className="seen">
        <DigitCanvas name={text.result} place="blended" picture={(own && decoded) ?? picture} />
        <DimensionStrip {...{ engine, std, code, rank }} dimension={dimensions[rank]!} />
        <button type="button" disabled={!own} onClick={reset}>
          {text.reset}
        </button>
        <Waiting ready fault={fault} />
      </div>
      <div className="dimensions" ref={sliders}>
        {dimensions.slice(0, all ? undefined : FIRST).map((dimension, i) => (
          <DimensionSlider
            key={dimension}
            {...{ dimension, rank: i, onShow: setRank, onChange: change }}
            count={dimensions.length}
            stds={inStds(code, std, dimension)}
            nats={activity[dimension]!}
            share={activity[dimension]! / (activity[dimensions[0]!]! || 1)}
          />
        ))}
        {all && unused > 0 && <p>{text.unused(unused, dimensions.length)}</p>}
        {dimensions.length > FIRST && (
          <button type="button" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? text.showFirst(FIRST) : text.showAll(dimensions.length)}
          </button>
        )}
      </div>
    </>
  );
}
