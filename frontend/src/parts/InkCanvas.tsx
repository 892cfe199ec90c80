import { useLayoutEffect, useRef } from 'react';

import { inkAt } from '../model/inks';
import type { DigitCanvasProps } from './DigitCanvas';
import { described, DigitTile } from './DigitTile';
import { drawInk } from './inkPainter';
import { useDark } from './useDark';
import { useDeviceSide } from './useDeviceSide';

/** A digit in ink, as sharp as the screen. Empty until there is a picture. */
export function InkCanvas({ name, place, ink = place, picture }: DigitCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const side = useDeviceSide(canvas);
  const dark = useDark();

  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (picture && context) drawInk(context, picture, inkAt(ink, dark));
    else context?.clearRect(0, 0, side, side);
  }, [picture, side, ink, dark]);

  return (
    <DigitTile place={place} isEmpty={!picture}>
      <canvas ref={canvas} className="inked" width={side} height={side} {...described(name)} />
    </DigitTile>
  );
}
