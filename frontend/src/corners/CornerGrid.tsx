import { memo, useMemo } from 'react';

import { useDecoded } from '../blend/useDecoded';
import type { Engine } from '../engine/engine';
import type { Code } from '../model/path';
import { SIDE } from '../model/pixels';
import { useSheet } from '../parts/useSheet';
import { cellCodes, type Corners } from './corners';
import * as text from './text';

interface CornerGridProps {
  engine: Engine | undefined;
  codes: Corners<Code>;
}

const CELLS = 9; // along a side

/** What lies between the corners, in small pictures. Memoised: it changes with the corners only. */
export const CornerGrid = memo(function CornerGrid({ engine, codes }: CornerGridProps) {
  const cells = useMemo(() => cellCodes(codes, CELLS), [codes]);
  const { value: pictures } = useDecoded(engine, cells);

  return (
    <canvas
      ref={useSheet(pictures, CELLS)}
      width={CELLS * SIDE}
      height={CELLS * SIDE}
      role="img"
      aria-label={text.grid}
    />
  );
});
