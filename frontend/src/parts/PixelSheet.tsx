import { SIDE } from '../model/pixels';
import { described } from './DigitTile';
import type { SheetProps } from './InkSheet';
import { useSheet } from './useSheet';

/** Pictures in as many rows as columns, pixel for pixel. */
export function PixelSheet({ name, columns, pictures }: SheetProps) {
  const side = columns * SIDE;
  return (
    <canvas ref={useSheet(pictures, columns)} width={side} height={side} {...described(name)} />
  );
}
