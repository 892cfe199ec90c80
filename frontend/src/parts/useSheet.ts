import { useLayoutEffect, useRef, type RefObject } from 'react';

import { inkAt, packed } from '../model/inks';
import { SIDE, toImageData, type Picture } from '../model/pixels';
import { useDark } from './useDark';

/** For a canvas that shows pictures in rows of `columns`: quicker than a canvas for each. */
export function useSheet(
  pictures: readonly Picture[] | undefined,
  columns: number,
): RefObject<HTMLCanvasElement | null> {
  const ref = useRef<HTMLCanvasElement>(null);
  const colour = packed(inkAt('blended', useDark()));

  useLayoutEffect(() => {
    const canvas = ref.current;
    const context = canvas?.getContext('2d', { willReadFrequently: true });
    if (!pictures) context?.clearRect(0, 0, canvas!.width, canvas!.height);
    pictures?.forEach((picture, i) => {
      const [column, row] = [i % columns, Math.floor(i / columns)];
      context?.putImageData(toImageData(picture, colour), column * SIDE, row * SIDE);
    });
  }, [pictures, columns, colour]);

  return ref;
}
