import { memo, useMemo } from 'react';

import { useDecoded } from '../blend/useDecoded';
import type { Engine } from '../engine/engine';
import type { Look } from '../model/ink';
import type { Code } from '../model/path';
import { InkSheet } from '../parts/InkSheet';
import { PixelSheet } from '../parts/PixelSheet';
import { cellCodes, type Corners } from './corners';
import * as text from './text';

interface CornerGridProps {
  engine: Engine | undefined;
  codes: Corners<Code>;
  look: Look;
}

const CELLS = 9; // along a side

/** What lies between the corners, in small pictures. Memoised: it changes with the corners only. */
export const CornerGrid = memo(function CornerGrid({ engine, codes, look }: CornerGridProps) {
  const cells = useMemo(() => cellCodes(codes, CELLS), [codes]);
  const { value: pictures } = useDecoded(engine, cells);
  const Sheet = look === 'ink' ? InkSheet : PixelSheet;

  return <Sheet name={text.grid} columns={CELLS} pictures={pictures} />;
});
