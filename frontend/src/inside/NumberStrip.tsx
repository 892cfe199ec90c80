import { memo, useMemo } from 'react';

import { useDecoded } from '../blend/useDecoded';
import type { Engine } from '../engine/engine';
import type { Code } from '../model/path';
import { DigitCanvas } from '../parts/DigitCanvas';
import { REACH, sameButFor, withDimension } from './dimensions';
import * as text from './text';

interface NumberStripProps {
  engine: Engine | undefined;
  std: Code;
  code: Code;
  /** The number's place in the code, and how many tell more. */
  place: number;
  rank: number;
}

const STOPS = [-REACH, -REACH / 2, 0, REACH / 2, REACH];

function isSame(before: NumberStripProps, now: NumberStripProps): boolean {
  const same = before.engine === now.engine && before.place === now.place;
  return same && before.std === now.std && sameButFor(before.code, now.code, now.place);
}

/** What one number does to the picture. Memoised: nothing of it changes with that number. */
export const NumberStrip = memo(function NumberStrip(props: NumberStripProps) {
  const { engine, std, code, place, rank } = props;
  const codes = useMemo(
    () => STOPS.map((stds) => withDimension(code, std, place, stds)),
    [code, std, place],
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
