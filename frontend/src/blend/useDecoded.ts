import { useMemo } from 'react';

import type { Engine } from '../engine/engine';
import type { Code } from '../model/path';
import type { Picture } from '../model/pixels';
import { useAnswer, type Answer } from '../parts/useAnswer';

/** What the VAE draws from codes, in one batch. `codes` is a new list when, and only when, they are new. */
export function useDecoded(
  engine: Engine | undefined,
  codes: readonly Code[] | undefined,
): Answer<readonly Picture[]> {
  const ask = useMemo(
    () => (engine && codes ? () => engine.decode('vae', codes) : undefined),
    [engine, codes],
  );
  return useAnswer(ask);
}
