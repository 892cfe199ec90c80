import { useLayoutEffect, useRef } from 'react';

import { paintInk } from '../model/ink';
import { inkAt, packed } from '../model/inks';
import type { DigitCanvasProps } from './DigitCanvas';
import { described, DigitTile } from './DigitTile';
import { useDark } from './useDark';
import { useDeviceSide } from './useDeviceSide';

/** A digit in ink, as sharp as the screen. Empty until there is a picture. */
export function InkCanvas({ name, place, ink = place, picture }: DigitCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const image = useRef<ImageData>(undefined); // two megabytes on some screens: not made anew for each picture
  const side = useDeviceSide(canvas);
  const colour = packed(inkAt(ink, useDark()));

  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d', { willReadFrequently: true });
    if (!picture) {
      context?.clearRect(0, 0, side, side);
      return;
    }
    if (image.current?.width !== side) image.current = new ImageData(side, side);
    paintInk(new Uint32Array(image.current.data.buffer), side, picture, colour);
    context?.putImageData(image.current, 0, 0);
  }, [picture, side, colour]);

  return (
    <DigitTile place={place} isEmpty={!picture}>
      <canvas ref={canvas} className="inked" width={side} height={side} {...described(name)} />
    </DigitTile>
  );
}
