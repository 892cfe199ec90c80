import { useMemo } from 'react';

import type { Subject } from '../blend/subject';
import type { Engine } from '../engine/engine';
import { useAnswer, type Answer } from '../parts/useAnswer';
import { pictureOf, type OwnInput } from './ownDigits';
import { writerOf, type Told, type Writer } from './writer';

/** Whose hand it is, and the answer to who that is: of the visitor's own digits, else of the two on the stage. */
export function useWriter(
  engine: Engine | undefined,
  own: readonly OwnInput[],
  first: Subject,
  second: Subject,
): { readonly told: readonly Told[]; readonly answer: Answer<Writer> } {
  const told = useMemo(
    (): readonly Told[] =>
      own.length > 0
        ? own.map((digit) => ({ picture: pictureOf(digit) }))
        : [first, second].map(({ seen, label, mu }) => ({ picture: seen, label, mu })),
    [own, first, second],
  );
  const ask = useMemo(() => (engine ? () => writerOf(engine, told) : undefined), [engine, told]);
  return { told, answer: useAnswer(ask) };
}
