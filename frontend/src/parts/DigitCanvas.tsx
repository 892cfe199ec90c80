import { useLayoutEffect, useRef } from 'react';

import { inkAt, packed, type Tint } from '../model/inks';
import { SIDE, toImageData, type Picture } from '../model/pixels';
import { described, DigitTile, type TilePlace } from './DigitTile';
import { useDark } from './useDark';

export interface DigitCanvasProps {
  /** Undefined where something else says what it shows. */
  name: string | undefined;
  place: TilePlace;
  /** In which it is shown: if not said, in that of its place. */
  ink?: Tint | undefined;
  picture: Picture | undefined;
}

/** A digit, pixel for pixel; style sheets enlarge it. Empty until there is a picture. */
export function DigitCanvas({ name, place, ink = place, picture }: DigitCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const colour = packed(inkAt(ink, useDark()));

  useLayoutEffect(() => {
    // So few pixels are quicker drawn without the GPU.
    const context = canvas.current?.getContext('2d', { willReadFrequently: true });
    if (picture) context?.putImageData(toImageData(picture, colour), 0, 0);
    else context?.clearRect(0, 0, SIDE, SIDE);
  }, [picture, colour]);

  return (
    <DigitTile place={place} isEmpty={!picture}>
      <canvas ref={canvas} width={SIDE} height={SIDE} {...described(name)} />
    </DigitTile>
  );
}
