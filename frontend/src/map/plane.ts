/** The map: a plane through the space of codes, seen through a window that shows all of its dots. */
import type { Digit, DigitSet } from '../artifacts/digits';
import type { Latent, MapPoint, Plane } from '../artifacts/latent';
import { pointOn, type Code, type Route } from '../model/path';
import { apart, type Point } from '../model/point';

/** What of the plane is seen: the middle of the window, and half its side. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly reach: number;
}

/** A shipped digit and its place in the window. */
export interface PlacedDigit {
  readonly digit: Digit;
  readonly at: Point;
}

/** Where a class is in the window. */
export interface ClassPlace {
  readonly label: number;
  readonly at: Point;
}

const ROUNDS = 30;
const BESIDE = 0.6; // of the distance between two names: of one from the curve
const NAME = 8; // percent of the window: so far from the middle of its name nothing is covered by it
const MARGIN = 1.06; // so that no dot is cut off

/** The smallest square window on all points. */
export function viewOf(points: readonly MapPoint[]): View {
  if (points.length === 0) return { x: 0, y: 0, reach: 1 };
  const [x, y] = [middle(points.map((point) => point.x)), middle(points.map((point) => point.y))];
  const reaches = points.map((point) => Math.max(Math.abs(point.x - x), Math.abs(point.y - y)));
  return { x, y, reach: MARGIN * Math.max(...reaches) || 1 };
}

/** A position on the plane -> its place in the window; up on the plane is up. */
export function toView({ x, y, reach }: View, position: Point): Point {
  return {
    x: 50 * (1 + (position.x - x) / reach),
    y: 50 * (1 - (position.y - y) / reach),
  };
}

/** A place in the window -> its position on the plane. */
export function fromView({ x, y, reach }: View, at: Point): Point {
  return { x: x + reach * (at.x / 50 - 1), y: y - reach * (at.y / 50 - 1) };
}

/** The position on the plane right under a code. */
export function project({ mean, axes }: Plane, code: Code): Point {
  const along = (axis: Code) =>
    axis.reduce((sum, value, i) => sum + value * (code[i]! - mean[i]!), 0);
  return { x: along(axes[0]), y: along(axes[1]) };
}

/** A code moved along the plane until it is right above a position. */
export function movedTo(plane: Plane, code: Code, position: Point): Code {
  const now = project(plane, code);
  const [dx, dy] = [position.x - now.x, position.y - now.y];
  return code.map((value, i) => value + dx * plane.axes[0][i]! + dy * plane.axes[1][i]!);
}

export function placeDigits({ samples }: DigitSet, plane: Plane, view: View): PlacedDigit[] {
  return samples.flat().map((digit) => ({ digit, at: toView(view, project(plane, digit.mu)) }));
}

/** What is nearest to a place, of at least one. */
export function nearest<T extends { readonly at: Point }>(placed: readonly T[], at: Point): T {
  return placed.reduce((best, one) => (apart(one.at, at) < apart(best.at, at) ? one : best));
}

/** Near a place, where a digit lies among its like, beside their name: what the network draws there is clear. */
export function clearPlace(
  placed: readonly PlacedDigit[],
  classes: readonly ClassPlace[],
  at: Point,
): Point {
  const { label, at: name } = nearest(classes, at);
  const alike = placed.filter(({ digit }) => digit.label === label);
  const clear = alike.filter((one) => apart(one.at, name) > NAME);
  return nearest([clear, alike].find(({ length }) => length > 0) ?? placed, at).at;
}

/** Where the middle of each class is, in the order of the labels. */
export function classPlaces({ points }: Latent, view: View): ClassPlace[] {
  const labels = [...new Set(points.map(({ label }) => label))].toSorted((a, b) => a - b);
  return labels.map((label) => {
    const own = points.filter((point) => point.label === label);
    const at = { x: median(own.map(({ x }) => x)), y: median(own.map(({ y }) => y)) };
    return { label, at: toView(view, at) };
  });
}

/** The same, moved as little as it takes for all to be `distance` apart, or nearly, and beside the curve. */
export function spread(
  places: readonly ClassPlace[],
  distance: number,
  curve: readonly Point[] = [],
): ClassPlace[] {
  let spaced = [...places];
  for (let round = 0; round < ROUNDS; round++) {
    spaced = spaced
      .map((place) => ({ ...place, at: pushed(place, spaced, distance) }))
      .map((place) => ({ ...place, at: beside(curve, place.at, BESIDE * distance) }));
  }
  return spaced;
}

/** The place, moved straight away from where the curve is nearest if that is nearer than `distance`. */
function beside(curve: readonly Point[], at: Point, distance: number): Point {
  const nearer = (a: Point, b: Point) => (apart(b, at) < apart(a, at) ? b : a);
  const { x, y } = curve.length > 0 ? curve.reduce(nearer) : at;
  const gap = apart({ x, y }, at);
  if (gap === 0 || gap >= distance) return at;
  const share = distance / gap;
  return { x: x + share * (at.x - x), y: y + share * (at.y - y) };
}

/** Half of what is missing between a place and each of the others, as they do the same. */
function pushed({ label, at }: ClassPlace, all: readonly ClassPlace[], distance: number): Point {
  const pushes = all.flatMap((other) => {
    const gap = apart(at, other.at);
    if (other.label === label || gap >= distance) return [];
    const share = (distance - gap) / 2 / (gap || 1);
    const aside = Math.sign(label - other.label); // out of the very same place
    const [dx, dy] = gap > 0 ? [at.x - other.at.x, at.y - other.at.y] : [aside, 0];
    return [{ x: share * dx, y: share * dy }];
  });
  return pushes.reduce((sum, push) => ({ x: sum.x + push.x, y: sum.y + push.y }), at);
}

/** The path over a route, as a curve in the window. */
export function curveOf(route: Route, plane: Plane, view: View, count: number): Point[] {
  return Array.from({ length: count }, (_, i) =>
    toView(view, project(plane, pointOn(route, i / (count - 1)))),
  );
}

function middle(values: readonly number[]): number {
  return (Math.min(...values) + Math.max(...values)) / 2;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
