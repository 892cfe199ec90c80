import { useLayoutEffect, useMemo, useRef } from 'react';

import { inkAt } from '../model/inks';
import { lineOf } from '../model/line';
import { SIDE, type Picture } from '../model/pixels';
import { described } from '../parts/DigitTile';
import { paintInked } from '../parts/inkedCanvas';
import { useDark } from '../parts/useDark';

const UNIT = 8; // pixels of the canvas for one of the network's: sharp, as large as it gets
const EMPTY = 90; // of the network's pixels: as wide as four digits

interface LineCanvasProps {
  name: string;
  /** Undefined until they are there. */
  pictures: readonly Picture[] | undefined;
}

/** Digits in a line, as ink. */
export function LineCanvas({ name, pictures }: LineCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const dark = useDark();
  const line = useMemo(() => pictures && lineOf(pictures), [pictures]);
  const width = Math.round(UNIT * (line?.width ?? EMPTY));

  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    context.clearRect(0, 0, width, UNIT * SIDE);
    line?.places.forEach((place, i) =>
      paintInked(context, pictures![i]!, UNIT, place, inkAt('text', dark)),
    );
  }, [pictures, line, width, dark]);

  return (
    <div className="line tile">
      <canvas ref={canvas} width={width} height={UNIT * SIDE} {...described(name)} />
    </div>
  );
}
