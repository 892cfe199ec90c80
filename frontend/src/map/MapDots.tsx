import { memo, useLayoutEffect, useRef } from 'react';

import type { Colours } from '../artifacts/latent';
import { useDark } from '../parts/useDark';
import { useDeviceRatio } from '../parts/useDeviceRatio';
import { useWidth } from '../parts/useWidth';
import { paintDots, type Dots } from './dots';

interface MapDotsProps {
  /** What they show, in words. */
  name: string;
  dots: Dots;
  colours: Colours;
  /** The classes that stand out. */
  chosen: readonly number[];
}

/** All dots of the map, sharp on every screen. Memoised: they are many and stay the same. */
export const MapDots = memo(function MapDots({ name, dots, colours, chosen }: MapDotsProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const width = useWidth(canvas);
  const ratio = useDeviceRatio();
  const dark = useDark();
  const side = Math.round(width * ratio);

  useLayoutEffect(() => {
    const context = side > 0 && canvas.current?.getContext('2d');
    if (!context) return;
    const [shown, rim] = dark ? [colours.onDark, '#000'] : [colours.onPaper, '#fff'];
    paintDots(context, dots, { side, colours: shown, rim, chosen }, ratio);
  }, [side, ratio, dark, dots, colours, chosen]);

  return <canvas ref={canvas} width={side} height={side} role="img" aria-label={name} />;
});
