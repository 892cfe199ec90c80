import { useMemo } from 'react';

import { loadPicture, type Digit } from '../model/digits';
import { useAnswer, type Answer } from './useAnswer';

/** The picture of a digit. */
export function usePicture(digit: Digit | undefined): Answer<HTMLImageElement> {
  return useAnswer(useMemo(() => (digit ? () => loadPicture(digit) : undefined), [digit]));
}
