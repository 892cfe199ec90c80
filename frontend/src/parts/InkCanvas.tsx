import { useLayoutEffect, useRef } from 'react';

import { inkAt } from '../model/inks';
import type { Picture } from '../model/pixels';
import type { DigitCanvasProps } from './DigitCanvas';
import { described, DigitTile } from './DigitTile';
import { drawInk } from './inkPainter';
import { inQuietMoments } from './quietMoments';
import { useDark } from './useDark';
import { useDeviceSide } from './useDeviceSide';
import { useIsPrinted } from './useIsPrinted';

export interface InkCanvasProps extends DigitCanvasProps {
  /** Whether others are drawn first. */
  canWait?: boolean | undefined;
}

/** A digit in ink, as sharp as the screen. Empty until there is a picture. */
export function InkCanvas({ canWait, ...picture }: InkCanvasProps) {
  const isPrinted = useIsPrinted();
  // A canvas of its own for the printer, in memory: WebKitGTK prints a large one of the GPU's as a black square.
  return (
    <InkOn
      key={isPrinted ? 'paper' : 'screen'}
      {...picture}
      canWait={canWait && !isPrinted}
      isInMemory={isPrinted}
    />
  );
}

function InkOn(props: InkCanvasProps & { isInMemory: boolean }) {
  const { name, place, ink = place, picture, canWait, isInMemory } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const side = useDeviceSide(canvas);
  const dark = useDark();
  const painted = useRef<Picture>(undefined);

  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d', { willReadFrequently: isInMemory });
    if (!picture) context?.clearRect(0, 0, side, side);
    if (!picture || !context) return undefined;
    const paint = () => {
      drawInk(context, picture, inkAt(ink, dark));
      painted.current = picture;
    };
    const isKnown = painted.current === picture; // in another size or colour: a printer does not wait
    return canWait && !isKnown ? inQuietMoments([picture], paint) : paint();
  }, [picture, side, ink, dark, canWait, isInMemory]);

  return (
    <DigitTile place={place} isEmpty={!picture}>
      <canvas ref={canvas} className="inked" width={side} height={side} {...described(name)} />
    </DigitTile>
  );
}
