import { useLayoutEffect, useRef } from 'react';

import type { Digit, DigitSet } from '../artifacts/digits';
import './Thumbnail.css';

interface ThumbnailProps {
  name: string;
  digits: DigitSet;
  digit: Digit;
}

/** A shipped digit as a cut of the sheet it comes in: a canvas each would be much for the browser to put together. */
export function Thumbnail({ name, digits: { samples }, digit: { label, sample } }: ThumbnailProps) {
  const cut = useRef<HTMLDivElement>(null);
  const [rows, columns] = [samples.length, samples[label]?.length ?? 1];

  useLayoutEffect(() => {
    const { style } = cut.current!;
    style.backgroundSize = `${100 * columns}% ${100 * rows}%`;
    style.backgroundPosition = `${share(sample, columns)} ${share(label, rows)}`;
  }, [rows, columns, label, sample]);

  return (
    <div className="tile stencil thumbnail">
      <div ref={cut} role="img" aria-label={name} />
    </div>
  );
}

/** Where the place is in the style sheet's terms: 0% shows the first, 100% the last. */
function share(place: number, count: number): string {
  return `${count > 1 ? (100 * place) / (count - 1) : 0}%`;
}
