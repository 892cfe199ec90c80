import { useMemo } from 'react';

import type { Blend } from '../blend/blend';
import type { Observable } from '../model/observable';
import { pointOn } from '../model/path';
import { useObservable } from '../parts/useObservable';
import { CodeBars } from './CodeBars';
import * as text from './text';

interface CodesProps {
  blend: Blend | undefined;
  position: Observable<number>;
}

/** Under the pictures the numbers that they are to the network; those in the middle move with the slider. */
export function Codes({ blend, position }: CodesProps) {
  const route = blend?.route;
  const count = route?.first.length;
  return (
    <div className="codes">
      <CodeBars code={route?.first} ink="first" />
      <MovingCode {...{ blend, position }} />
      <CodeBars code={route?.second} ink="second" />
      <p>{count !== undefined && text.codes(count)}</p>
    </div>
  );
}

function MovingCode({ blend, position }: CodesProps) {
  const percent = useObservable(position);
  const code = useMemo(
    () => blend?.route && pointOn(blend.route, blend.times?.[percent] ?? percent / 100),
    [blend, percent],
  );
  return <CodeBars code={code} ink={percent} />;
}
