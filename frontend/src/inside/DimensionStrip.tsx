import { memo, useMemo } from 'react';

import { useDecoded } from '../blend/useDecoded';
import type { Engine } from '../engine/engine';
import type { Code } from '../model/path';
import { DigitCanvas } from '../parts/DigitCanvas';
import { REACH, sameButFor, withDimension } from './dimensions';
import * as text from './text';

interface DimensionStripProps {
  engine: Engine | undefined;
  std: Code;
  code: Code;
  dimension: number;
  /** How many tell more. */
  rank: number;
}

const STOPS = [-REACH, -REACH / 2, 0, REACH / 2, REACH];

function isSame(before: DimensionStripProps, now: DimensionStripProps): boolean {
  const same = before.engine === now.engine && before.dimension === now.dimension;
  return same && before.std === now.std && sameButFor(before.code, now.code, now.dimension);
}

/** What one dimension does to the picture. Memoised: nothing of it changes with that one. */
export const DimensionStrip = memo(function DimensionStrip(props: DimensionStripProps) {
  const { engine, std, code, dimension, rank } = props;
  const codes = useMemo(
    () => STOPS.map((stds) => withDimension(code, std, dimension, stds)),
    [code, std, dimension],
  );
  const { value: pictures = [] } = useDecoded(engine, codes);

  return (
    <div className="strip" role="group" aria-label={text.strip(rank + 1)}>
      <p aria-hidden="true">{text.strip(rank + 1)}</p>
      {STOPS.map((stds, i) => (
        <DigitCanvas
          key={stds}
          name={text.stripPicture(rank + 1, stds)}
          place="blended"
          picture={pictures[i]}
        />
      ))}
    </div>
  );
}, isSame);
