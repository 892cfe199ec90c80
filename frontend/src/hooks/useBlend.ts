import { useMemo } from 'react';

import { blend, type Frames } from '../model/blend';
import type { BlendModel } from '../model/blendClient';
import type { Digit } from '../model/digits';
import { useAnswer, type Answer } from './useAnswer';

/** The pictures on the path between two digits, as soon as the model and both digits are there. */
export function useBlend(
  model: BlendModel | undefined,
  first: Digit | undefined,
  second: Digit | undefined,
): Answer<Frames> {
  const ask = useMemo(
    () => (model && first && second ? () => blend(model, first, second) : undefined),
    [model, first, second],
  );
  return useAnswer(ask);
}
