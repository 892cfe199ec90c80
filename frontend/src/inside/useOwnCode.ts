import { useCallback, useEffect, useMemo, useState } from 'react';

import type { Blend } from '../blend/blend';
import type { Observable } from '../model/observable';
import { pointOn, type Code } from '../model/path';
import { useObservable } from '../parts/useObservable';

/**
 * The blend's present code and picture, which may be left for a code of one's own. That is kept while it is
 * looked at, even if the blend plays on; it is over with another blend, or when the slider moves while
 * nobody looks.
 */
export function useOwnCode(
  blend: Blend | undefined,
  position: Observable<number>,
  visible: boolean,
) {
  const [change, setChange] = useState<{ blend: Blend; code: Code }>();
  const own = change && change.blend === blend ? change.code : undefined;
  const percent = useObservable(position, visible && !own);
  const start = useMemo(
    () => blend?.route && pointOn(blend.route, blend.times?.[percent] ?? percent / 100),
    [blend, percent],
  );

  const changed = own !== undefined;
  useEffect(
    () => (changed && !visible ? position.subscribe(() => setChange(undefined)) : undefined),
    [changed, visible, position],
  );

  const setCode = useCallback(
    (code: Code | undefined) => setChange(blend && code && { blend, code }),
    [blend],
  );
  return { code: own ?? start, own, picture: blend?.frames[percent], setCode };
}
