import { useLayoutEffect, useRef } from 'react';

import { SIDE, toImageData, type Picture } from '../model/pixels';
import './DigitCanvas.css';

interface DigitCanvasProps {
  name: string;
  /** Says in which ink it is shown. */
  place: 'first' | 'blended' | 'second';
  picture: Picture | undefined;
}

/** A digit, pixel for pixel; style sheets enlarge and colour it. Empty until there is a picture. */
export function DigitCanvas({ name, place, picture }: DigitCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);

  useLayoutEffect(() => {
    // So few pixels are quicker drawn without the GPU.
    const context = canvas.current?.getContext('2d', { willReadFrequently: true });
    if (picture) context?.putImageData(toImageData(picture), 0, 0);
    else context?.clearRect(0, 0, SIDE, SIDE);
  }, [picture]);

  return (
    <div className={`digit tile ${place} ${picture ? '' : 'empty'}`}>
      <canvas ref={canvas} width={SIDE} height={SIDE} role="img" aria-label={name} />
    </div>
  );
}
