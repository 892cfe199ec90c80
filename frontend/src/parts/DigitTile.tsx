import type { ReactNode } from 'react';
import './DigitTile.css';

export type TilePlace = 'first' | 'blended' | 'second';

interface DigitTileProps {
  place: TilePlace;
  isEmpty: boolean;
  children: ReactNode;
}

/** The paper under a digit. */
export function DigitTile({ place, isEmpty, children }: DigitTileProps) {
  return <div className={`digit tile ${place} ${isEmpty ? 'empty' : ''}`}>{children}</div>;
}

/** What makes a canvas a picture to a screen reader; without a name something else says what it shows. */
export function described(name: string | undefined) {
  return name === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name };
}
