/** Where the names of the classes stand on the map: near their dots, clear of each other and beside the curve. */
import { words } from '../model/dataset';
import type { Point } from '../model/point';
import { spread, type ClassPlace } from './plane';

const APART = 8; // percent of the map: between the names of two classes
const RING = 4; // percent of the map: the radius of a name in a ring, with its rim
const ROOM = 45; // percent of the map: what all names of a crowd take along a side
const LINE = 5.5; // percent of the map: a line of words
const [DOT, LETTER] = [4, 1.3]; // percent of the map: what they take of a line

export function placeNames(
  classes: readonly ClassPlace[],
  curve: readonly Point[],
): readonly ClassPlace[] {
  if (words.hasLongNames) return placeLines(classes, curve);
  const apart = Math.min(APART, ROOM / Math.sqrt(classes.length));
  return spread(classes, apart, curve).map(({ label, at: { x, y } }) => ({
    label,
    at: { x: between(x, RING), y: between(y, RING) },
  }));
}

/** Lines are as wide as the longest of them: what is so much narrower is spread as if it were square. */
function placeLines(classes: readonly ClassPlace[], curve: readonly Point[]): ClassPlace[] {
  const lengths = classes.map(({ label }) => words.nameOf(label).length);
  const width = DOT + LETTER * Math.max(...lengths);
  const stretch = width / LINE;
  const narrow = ({ x, y }: Point) => ({ x: x / stretch, y });
  const narrowed = classes.map(({ label, at }) => ({ label, at: narrow(at) }));
  return spread(narrowed, LINE, curve.map(narrow)).map(({ label, at: { x, y } }) => ({
    label,
    at: { x: between(stretch * x, width / 2), y: between(y, LINE / 2) },
  }));
}

/** No nearer than `edge` to either edge. */
function between(place: number, edge: number): number {
  return Math.min(Math.max(place, edge), 100 - edge);
}
