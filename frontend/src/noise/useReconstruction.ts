import { useMemo } from 'react';

import { encodingOf, type Subject } from '../blend/subject';
import type { Engine } from '../engine/engine';
import type { Picture } from '../model/pixels';
import { useAnswer, type Answer } from '../parts/useAnswer';

/** What the VAE makes of what it sees. */
export function useReconstruction(
  engine: Engine | undefined,
  subject: Subject,
): Answer<Picture | undefined> {
  const ask = useMemo(() => {
    if (!engine) return undefined;
    return async () => {
      const { mu } = await encodingOf(engine, 'vae', subject);
      const [picture] = await engine.decode('vae', [mu]);
      return picture;
    };
  }, [engine, subject]);
  return useAnswer(ask);
}
