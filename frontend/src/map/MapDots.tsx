import { memo, useLayoutEffect, useRef } from 'react';

import { useDark } from '../parts/useDark';
import { useWidth } from '../parts/useWidth';
import { classColours } from './classColours';
import { paintDots, type Dots } from './dots';

interface MapDotsProps {
  /** What they show, in words. */
  name: string;
  dots: Dots;
}

/** All dots of the map, sharp on every screen. Memoised: they are many and stay the same. */
export const MapDots = memo(function MapDots({ name, dots }: MapDotsProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const width = useWidth(canvas);
  const dark = useDark();
  const side = Math.round(width * devicePixelRatio);

  useLayoutEffect(() => {
    const context = side > 0 && canvas.current?.getContext('2d');
    if (!context) return;
    const look = { side, colours: classColours(dark), rim: dark ? '#000' : '#fff' };
    paintDots(context, dots, look, devicePixelRatio);
  }, [side, dark, dots]);

  return <canvas ref={canvas} width={side} height={side} role="img" aria-label={name} />;
});
