import { useMemo } from 'react';

import type { Blend } from '../blend/blend';
import type { PathSettings } from '../model/path';
import { stationsOf } from './stations';
import * as text from './text';

interface StationsProps {
  blend: Blend | undefined;
  path: PathSettings | undefined;
}

/** Under the film strip: what the path passes. Empty where there is no path, or none yet. */
export function Stations({ blend, path }: StationsProps) {
  const isOnPath = blend?.model === 'vae';
  const stations = useMemo(
    () => (isOnPath && blend?.route && path ? stationsOf(blend.route, path) : []),
    [isOnPath, blend, path],
  );
  return <p className="stations">{stations.length > 0 && text.stations(stations)}</p>;
}
