import { useMemo } from 'react';

import type { Engine } from '../model/engine';
import type { Picture } from '../model/pixels';
import type { Subject } from '../model/subject';
import { useAnswer, type Answer } from './useAnswer';
import { useCode } from './useCode';

/** What the VAE makes of what it sees. */
export function useReconstruction(
  engine: Engine | undefined,
  subject: Subject,
): Answer<Picture | undefined> {
  const code = useCode(engine, 'vae', subject);
  const mu = code.value?.mu;
  const ask = useMemo(
    () => (engine && mu ? async () => (await engine.decode('vae', [mu]))[0] : undefined),
    [engine, mu],
  );
  const { value, fault } = useAnswer(ask);
  return { value, fault: code.fault ?? fault };
}
