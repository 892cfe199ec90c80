import { useLayoutEffect, useRef } from 'react';

import { SIDE } from '../model/pixels';
import './DigitCanvas.css';

interface DigitCanvasProps {
  name: string;
  place: 'first' | 'blended' | 'second';
  picture: ImageData | HTMLImageElement | undefined;
}

/** A digit, pixel for pixel; style sheets enlarge and colour it. Empty until there is a picture. */
export function DigitCanvas({ name, place, picture }: DigitCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);

  useLayoutEffect(() => {
    // So few pixels are quicker drawn without the GPU.
    const context = canvas.current?.getContext('2d', { willReadFrequently: true });
    if (picture instanceof ImageData) context?.putImageData(picture, 0, 0);
    else if (picture) context?.drawImage(picture, 0, 0);
    else context?.clearRect(0, 0, SIDE, SIDE);
  }, [picture]);

  return (
    <div className={`digit tile ${place} ${picture ? '' : 'empty'}`}>
      <canvas ref={canvas} width={SIDE} height={SIDE} role="img" aria-label={name} />
    </div>
  );
}
