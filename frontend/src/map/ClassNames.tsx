import { memo } from 'react';

import type { Colours } from '../artifacts/latent';
import { Placed } from '../parts/Placed';
import { useDark } from '../parts/useDark';
import type { ClassPlace } from './plane';

interface ClassNamesProps {
  places: readonly ClassPlace[];
  colours: Colours;
}

/** Each class's name in its colour, where most of its dots are. */
export const ClassNames = memo(function ClassNames({ places, colours }: ClassNamesProps) {
  const shown = useDark() ? colours.onDark : colours.onPaper;
  return places.map(({ label, at }) => (
    <Placed key={label} at={at} className="class">
      <svg viewBox="0 0 28 28" aria-hidden="true">
        <circle cx="14" cy="14" r="12.5" stroke={shown[label]} />
        <text x="14" y="20">
          {label}
        </text>
      </svg>
    </Placed>
  ));
});
