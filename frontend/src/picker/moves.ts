/** Where keys lead among names that stand in rows. (What a radio group does by itself goes along all of them.) */

/** Where a name stands on the screen. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

/** The name that a key leads to from the one at `from`; undefined where the key is none of these. */
export function movedTo(
  key: string,
  from: number,
  names: readonly string[],
  boxes: readonly Box[],
): number | undefined {
  if (key === 'Home') return 0;
  if (key === 'End') return names.length - 1;
  if (key === 'ArrowDown' || key === 'ArrowUp') return inNextRow(boxes, from, key === 'ArrowDown');
  return beginningWith(key, from, names);
}

/** The nearest of the row above or below; there is none where all stand in one row. */
function inNextRow(boxes: readonly Box[], from: number, isDown: boolean): number | undefined {
  const here = boxes[from]!;
  const sign = isDown ? 1 : -1;
  const rowsAway = (box: Box) => (sign * (box.y - here.y)) / here.height;
  const away = boxes.map((box, i) => ({ i, box })).filter(({ box }) => rowsAway(box) > 0.5);
  const next = Math.min(...away.map(({ box }) => rowsAway(box)));
  const row = away.filter(({ box }) => rowsAway(box) < next + 0.5);
  const aside = ({ box }: (typeof row)[number]) => Math.abs(box.x - here.x);
  const [nearest] = row.toSorted((a, b) => aside(a) - aside(b));
  const areInRows = boxes.some(({ y }) => Math.abs(y - here.y) > here.height / 2);
  return nearest?.i ?? (areInRows ? from : undefined);
}

/** The next name that begins with a letter, as in a list box; the letter itself, where a and A are two names. */
function beginningWith(key: string, from: number, names: readonly string[]): number | undefined {
  if ([...key].length !== 1 || key === ' ') return undefined;
  if (names.includes(key)) return names.indexOf(key);
  const turned = names.map((_, i) => (from + 1 + i) % names.length);
  return turned.find((i) => names[i]!.toLowerCase().startsWith(key.toLowerCase()));
}
