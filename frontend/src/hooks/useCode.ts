import { useMemo } from 'react';

import type { Engine, NetworkName } from '../model/engine';
import type { Encoding } from '../model/network';
import type { Subject } from '../model/subject';
import { useAnswer, type Answer } from './useAnswer';

/** What a network's encoder says of a subject; what the pipeline has said already is not asked again. */
export function useCode(
  engine: Engine | undefined,
  network: NetworkName | undefined,
  subject: Subject | undefined,
): Answer<Encoding> {
  const known = useMemo(
    () => (network === 'vae' && subject?.mu ? { mu: subject.mu } : undefined),
    [network, subject],
  );
  const ask = useMemo(
    () =>
      engine && network && subject && !known
        ? () => engine.encode(network, subject.seen)
        : undefined,
    [engine, network, subject, known],
  );
  const asked = useAnswer(ask);
  return known ? { value: known } : asked;
}
