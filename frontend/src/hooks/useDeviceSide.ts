import { useEffect, useState, type RefObject } from 'react';

/** The pixels of the device along a square canvas's side, followed as it is resized. */
export function useDeviceSide(canvas: RefObject<HTMLCanvasElement | null>): number {
  const [side, setSide] = useState(1);

  useEffect(() => {
    if (!canvas.current) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setSide(Math.max(1, Math.round(entry.contentRect.width * devicePixelRatio)));
    });
    observer.observe(canvas.current);
    return () => observer.disconnect();
  }, [canvas]);

  return side;
}
