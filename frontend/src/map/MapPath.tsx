import { memo, useId, useMemo } from 'react';

import type { Plane } from '../artifacts/latent';
import type { Blend } from '../blend/blend';
import type { Observable } from '../model/observable';
import { pointOn, type Route } from '../model/path';
import { within } from '../model/point';
import { Placed } from '../parts/Placed';
import { useObservable } from '../parts/useObservable';
import { curveOf, project, toView, type View } from './plane';

interface MapPathProps {
  plane: Plane;
  view: View;
  route: Route;
  times: Blend['times'];
  position: Observable<number>;
  /** Whether the marker is to follow the slider. */
  followed: boolean;
}

const SAMPLES = 41;

/** The blend's path over the map, and how far the slider is on it. */
export function MapPath({ plane, view, route, times, position, followed }: MapPathProps) {
  const percent = useObservable(position, followed);
  const code = pointOn(route, times?.[percent] ?? percent / 100);

  return (
    <>
      <PathCurve {...{ plane, view, route }} />
      <Placed at={within(toView(view, project(plane, code)))} className="now" />
    </>
  );
}

const PathCurve = memo(function PathCurve({
  plane,
  view,
  route,
}: Pick<MapPathProps, 'plane' | 'view' | 'route'>) {
  const id = useId();
  const curve = useMemo(() => curveOf(route, plane, view, SAMPLES), [route, plane, view]);
  const [first, last] = [curve[0]!, curve.at(-1)!];
  const points = curve.map(({ x, y }) => `${x},${y}`).join(' ');

  return (
    <>
      <svg className="path" viewBox="0 0 100 100" aria-hidden="true">
        <linearGradient
          id={id}
          gradientUnits="userSpaceOnUse"
          {...{ x1: first.x, y1: first.y, x2: last.x, y2: last.y }}
        >
          <stop className="from" offset="0" />
          <stop className="over" offset="0.5" />
          <stop className="to" offset="1" />
        </linearGradient>
        <polyline className="rim" points={points} />
        <polyline stroke={`url(#${id})`} points={points} />
      </svg>
      <Placed at={within(first)} className="end first" />
      <Placed at={within(last)} className="end second" />
    </>
  );
});
