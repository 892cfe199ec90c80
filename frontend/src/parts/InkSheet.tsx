import { useLayoutEffect, useRef } from 'react';

import { inkAt } from '../model/inks';
import { SIDE, type Picture } from '../model/pixels';
import { described } from './DigitTile';
import { paintInked } from './inkedCanvas';
import { inQuietMoments } from './quietMoments';
import { useDark } from './useDark';
import { useDeviceSide } from './useDeviceSide';

export interface SheetProps {
  name: string;
  columns: number;
  /** As many as there are places, or none yet. */
  pictures: readonly Picture[] | undefined;
}

/** Pictures in as many rows as columns, in ink. They are many lines, and can wait. */
export function InkSheet({ name, columns, pictures }: SheetProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const cell = Math.max(1, Math.round(useDeviceSide(canvas) / columns));
  const side = columns * cell;
  const dark = useDark();

  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || !pictures) return undefined;
    const colour = inkAt('blended', dark);
    return inQuietMoments([...pictures.entries()], ([i, picture]) => {
      const [column, row] = [i % columns, Math.floor(i / columns)];
      context.clearRect(cell * column, cell * row, cell, cell);
      paintInked(context, picture, cell / SIDE, { x: SIDE * column, y: SIDE * row }, colour);
    });
  }, [pictures, columns, cell, dark]);

  return <canvas ref={canvas} className="inked" width={side} height={side} {...described(name)} />;
}
