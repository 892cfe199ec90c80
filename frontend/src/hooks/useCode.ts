import { useMemo } from 'react';

import type { Engine, NetworkName } from '../model/engine';
import type { Encoding } from '../model/network';
import { encodingOf, knownEncoding, type Subject } from '../model/subject';
import { useAnswer, type Answer } from './useAnswer';

/** What a network's encoder says of a subject; what the pipeline has said already is not asked again. */
export function useCode(
  engine: Engine | undefined,
  network: NetworkName | undefined,
  subject: Subject | undefined,
): Answer<Encoding> {
  const known = useMemo(
    () => network && subject && knownEncoding(network, subject),
    [network, subject],
  );
  const ask = useMemo(
    () =>
      engine && network && subject && !known
        ? async () => ({ network, encoding: await encodingOf(engine, network, subject) })
        : undefined,
    [engine, network, subject, known],
  );
  const { value, fault, retry } = useAnswer(ask);
  if (known) return { value: known };
  // A code that stays until there is a new one must not be taken for another network's.
  return { value: value?.network === network ? value?.encoding : undefined, fault, retry };
}
