import { useMemo, useState } from 'react';

import type { Latent } from '../artifacts/latent';
import type { Blend } from '../blend/blend';
import type { Observable } from '../model/observable';
import { words } from '../model/dataset';
import type { Look } from '../model/ink';
import { apart, type Point } from '../model/point';
import { Digit } from '../parts/Digit';
import { Pad } from '../parts/Pad';
import { Placed } from '../parts/Placed';
import { ClassNames } from './ClassNames';
import { MapDots } from './MapDots';
import { MapPath } from './MapPath';
import { placeNames } from './names';
import { classPlaces, curveOf, nearest, toView, type PlacedDigit, type View } from './plane';
import * as text from './text';

interface MapSurfaceProps {
  latent: Latent;
  look: Look;
  view: View;
  placed: readonly PlacedDigit[];
  /** The blend, and whether its present place is to be followed. */
  blend: Blend | undefined;
  position: Observable<number>;
  followed: boolean;
  /** The classes that stand out. */
  chosen: readonly number[];
  /** Where the cursor is at first: no name lies under it. */
  start: Point;
  cursor: Point;
  onMove: (cursor: Point) => void;
}

const SAMPLES = 41; // of the route, for its curve
const CLOSE = 2.5; // percent of the map: the mouse is on a dot

/** The map itself: dots, class names, the blend's path, and the cursor. */
export function MapSurface({
  latent,
  look,
  view,
  placed,
  cursor,
  onMove,
  ...now
}: MapSurfaceProps) {
  const { blend, position, followed, chosen, start } = now;
  const [mouse, setMouse] = useState<Point>();
  const classes = useMemo(() => classPlaces(latent, view), [latent, view]);
  const route = blend?.route;
  const curve = useMemo(
    () => (route ? curveOf(route, latent.plane, view, SAMPLES) : []),
    [route, latent, view],
  );
  const names = useMemo(() => placeNames(classes, [...curve, start]), [classes, curve, start]);
  const dots = useMemo(
    () => ({
      points: latent.points.map((point) => ({ label: point.label, at: toView(view, point) })),
      digits: placed.map(({ digit, at }) => ({ label: digit.label, at })),
    }),
    [latent, view, placed],
  );
  const under = mouse && nearest(placed, mouse);
  const hovered = under && apart(under.at, mouse) < CLOSE ? under : undefined;

  return (
    <Pad
      names={text.cursor}
      valueText={text.near(nearest(placed, cursor).digit.label)}
      point={cursor}
      onMove={onMove}
      onHover={setMouse}
    >
      <MapDots
        name={text.description(latent.points.length, classes)}
        dots={dots}
        colours={latent.colours}
        chosen={chosen}
      />
      {route && (
        <MapPath
          {...{ view, route, curve, position, followed }}
          plane={latent.plane}
          times={blend.times}
        />
      )}
      <ClassNames places={names} colours={latent.colours} />
      {hovered && (
        <Placed
          at={hovered.at}
          className={`hovered ${hovered.at.y < 25 ? 'below' : ''} ${words.hasLongNames ? 'words' : ''}`}
        >
          <Digit
            name={text.hovered(hovered.digit.label)}
            place="blended"
            ink="text"
            look={look}
            picture={hovered.digit.picture}
          />
          <span aria-hidden="true">{words.nameOf(hovered.digit.label)}</span>
        </Placed>
      )}
    </Pad>
  );
}
