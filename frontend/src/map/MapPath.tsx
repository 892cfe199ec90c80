import { memo, useId } from 'react';

import type { Plane } from '../artifacts/latent';
import type { Blend } from '../blend/blend';
import type { Observable } from '../model/observable';
import { pointOn, type Route } from '../model/path';
import { within, type Point } from '../model/point';
import { Placed } from '../parts/Placed';
import { useObservable } from '../parts/useObservable';
import { project, toView, type View } from './plane';

interface MapPathProps {
  plane: Plane;
  view: View;
  route: Route;
  /** The route as the map shows it. */
  curve: readonly Point[];
  times: Blend['times'];
  position: Observable<number>;
  /** Whether the marker is to follow the slider. */
  followed: boolean;
}

/** The blend's path over the map, and how far the slider is on it. */
export function MapPath(props: MapPathProps) {
  const { plane, view, route, curve, times, position, followed } = props;
  const percent = useObservable(position, followed);
  const code = pointOn(route, times?.[percent] ?? percent / 100);

  return (
    <>
      <PathCurve curve={curve} />
      <Placed at={within(toView(view, project(plane, code)))} className="now" />
    </>
  );
}

const PathCurve = memo(function PathCurve({ curve }: Pick<MapPathProps, 'curve'>) {
  const id = useId();
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
