/** A shape for each class, as not everyone can tell many colours apart. */

/** A star, whose inner corners are so much nearer to its middle; a polygon where they are not. */
interface Shape {
  readonly corners: number;
  readonly inner: number;
  /** Where the first corner is: degrees from the right, clockwise. */
  readonly turn: number;
}

const ROUND = 24; // corners
const EDGE = 1; // no inner corners
const SHAPES: readonly Shape[] = [
  { corners: ROUND, inner: EDGE, turn: 0 }, // 0: a disc
  { corners: 2, inner: 0.5, turn: 90 }, // 1: a thin diamond, upright
  { corners: 3, inner: EDGE, turn: -90 }, // 2: a triangle
  { corners: 3, inner: EDGE, turn: 90 }, // 3: one that stands on its tip
  { corners: 4, inner: EDGE, turn: 45 }, // 4: a square
  { corners: 4, inner: EDGE, turn: 0 }, // 5: a diamond
  { corners: 4, inner: 0.35, turn: 0 }, // 6: an upright cross
  { corners: 4, inner: 0.35, turn: 45 }, // 7: a slanting one
  { corners: 2, inner: 0.5, turn: 0 }, // 8: a thin diamond, lying
  { corners: 5, inner: 0.45, turn: -90 }, // 9: a star
];

/** The corners of a class's shape around 0, 0. All shapes have the area of a disc of radius 1. */
export function cornersOf(label: number): readonly (readonly [x: number, y: number])[] {
  const { length } = CORNERS;
  // Of more classes each round begins with another shape, in case that the colours, too, begin anew.
  return CORNERS[(label + Math.floor(label / length)) % length]!;
}

const CORNERS = SHAPES.map(({ corners, inner, turn }) => {
  const count = inner === EDGE ? corners : 2 * corners;
  const places = Array.from({ length: count }, (_, i) => {
    const angle = (turn * Math.PI) / 180 + (2 * Math.PI * i) / count;
    const radius = inner !== EDGE && i % 2 === 1 ? inner : 1;
    return [radius * Math.cos(angle), radius * Math.sin(angle)] as const;
  });
  const scale = Math.sqrt(Math.PI / areaOf(places));
  return places.map(([x, y]) => [scale * x, scale * y] as const);
});

function areaOf(places: readonly (readonly [number, number])[]): number {
  const parts = places.map(([x, y], i) => {
    const [nextX, nextY] = places[(i + 1) % places.length]!;
    return x * nextY - nextX * y;
  });
  return Math.abs(parts.reduce((sum, part) => sum + part, 0)) / 2;
}
