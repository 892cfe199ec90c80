import { memo, useLayoutEffect, useMemo, useRef } from 'react';

import { useDecoded } from '../hooks/useDecoded';
import { cellCodes, type Corners } from '../model/corners';
import type { Engine } from '../model/engine';
import type { Code } from '../model/path';
import { SIDE, toImageData } from '../model/pixels';
import * as text from '../text/corners';

interface CornerGridProps {
  engine: Engine | undefined;
  codes: Corners<Code>;
}

const CELLS = 9; // along a side

/** What lies between the corners, in small pictures. Memoised: it changes with the corners only. */
export const CornerGrid = memo(function CornerGrid({ engine, codes }: CornerGridProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const cells = useMemo(() => cellCodes(codes, CELLS), [codes]);
  const { value: pictures } = useDecoded(engine, cells);

  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d', { willReadFrequently: true });
    pictures?.forEach((picture, i) => {
      const [column, row] = [i % CELLS, Math.floor(i / CELLS)];
      context?.putImageData(toImageData(picture), column * SIDE, row * SIDE);
    });
  }, [pictures]);

  return (
    <canvas
      ref={canvas}
      width={CELLS * SIDE}
      height={CELLS * SIDE}
      role="img"
      aria-label={text.grid}
    />
  );
});
