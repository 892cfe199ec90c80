import { useMemo } from 'react';

import type { Frames } from '../model/blend';
import type { BlendModel } from '../model/blendClient';
import type { Digit } from '../model/digits';
import type { PathSettings } from '../model/path';
import { useAnswer, type Answer } from './useAnswer';

/** The pictures on the path between two digits, as soon as the model, the path and both digits are there. */
export function useBlend(
  model: BlendModel | undefined,
  path: PathSettings | undefined,
  first: Digit | undefined,
  second: Digit | undefined,
): Answer<Frames> {
  const ask = useMemo(
    () =>
      model && path && first && second
        ? () => model.blend({ first: first.mu, second: second.mu, path })
        : undefined,
    [model, path, first, second],
  );
  return useAnswer(ask);
}
