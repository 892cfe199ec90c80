/** Which digits a path passes. */
import { distance, pointOn, type PathSettings, type Prototype, type Route } from '../model/path';

const LOOKS = 21; // places along the path that are looked at

/** The digits of the typical codes nearest to the path, one after the other: 7, 2, 3. */
export function stationsOf(route: Route, { prototypes }: PathSettings): number[] {
  const labels = Array.from({ length: LOOKS }, (_, i) => {
    const code = pointOn(route, i / (LOOKS - 1));
    return nearest(prototypes, (prototype) => distance(code, prototype.code)).label;
  });
  return labels.filter((label, i) => label !== labels[i - 1]);
}

function nearest(all: readonly Prototype[], far: (one: Prototype) => number): Prototype {
  const distances = all.map(far);
  return all[distances.indexOf(Math.min(...distances))]!;
}
