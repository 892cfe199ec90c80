import { memo } from 'react';

import type { Colours } from '../artifacts/latent';
import { words } from '../model/dataset';
import { Placed } from '../parts/Placed';
import { useDark } from '../parts/useDark';
import type { ClassPlace } from './plane';
import { cornersOf } from './shapes';

interface ClassNamesProps {
  places: readonly ClassPlace[];
  colours: Colours;
}

const CROWD = 20; // names, of which rings have to be smaller

/** Each class's name in its colour, where most of its dots are. */
export const ClassNames = memo(function ClassNames({ places, colours }: ClassNamesProps) {
  const shown = useDark() ? colours.onDark : colours.onPaper;
  const Name = words.hasLongNames ? Plate : Ring;
  const form = words.hasLongNames ? 'plate' : `ring ${places.length > CROWD ? 'small' : ''}`;
  return places.map(({ label, at }) => (
    <Placed key={label} at={at} className={`class ${form}`}>
      <Name label={label} colour={shown[label]} />
    </Placed>
  ));
});

interface NameProps {
  label: number;
  colour: string | undefined;
}

function Ring({ label, colour }: NameProps) {
  const name = words.nameOf(label);
  return (
    <svg viewBox="0 0 28 28" aria-hidden="true">
      <circle cx="14" cy="14" r="12.5" stroke={colour} />
      <text x="14" y="20" className={name.length > 1 ? 'two' : undefined}>
        {name}
      </text>
    </svg>
  );
}

/** What is too long for a ring stands beside a dot of its class. */
function Plate({ label, colour }: NameProps) {
  return (
    <>
      <svg viewBox="-1.6 -1.6 3.2 3.2" aria-hidden="true">
        <polygon points={cornersOf(label).join(' ')} fill={colour} />
      </svg>
      <span aria-hidden="true">{words.nameOf(label)}</span>
    </>
  );
}
