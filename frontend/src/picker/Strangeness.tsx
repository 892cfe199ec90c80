import { useMemo } from 'react';

import type { Input } from '../blend/pair';
import { isStrange } from '../blend/strange';
import type { Engine } from '../engine/engine';
import type { Picture } from '../model/pixels';
import { useAnswer } from '../parts/useAnswer';
import * as text from './text';

const AFTER = 600; // milliseconds: half a digit looks like none

interface StrangenessProps {
  engine: Engine | undefined;
  input: Input;
}

/** Says so where a drawing or a photo does not look like a digit to the network. Nothing is refused. */
export function Strangeness({ engine, input }: StrangenessProps) {
  const picture = ownPicture(input);
  const ask = useMemo(() => {
    if (!engine || !picture) return undefined;
    return async () => {
      await new Promise((resolve) => setTimeout(resolve, AFTER));
      return isStrange(engine, picture);
    };
  }, [engine, picture]);
  const { value, isCurrent } = useAnswer(ask);

  return (
    <p className="strange" aria-live="polite">
      {value && isCurrent && text.strange}
    </p>
  );
}

/** Undefined of digits that came with the page or were invented, and of an empty pad. */
function ownPicture(input: Input): Picture | undefined {
  if (input.kind === 'photo') return input.picture;
  if (input.kind !== 'drawn') return undefined;
  const { picture } = input.drawing;
  return picture.some((value) => value > 0) ? picture : undefined;
}
