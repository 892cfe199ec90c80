/** Digits that turn into each other on the path between them. */
import type { Engine } from '../engine/engine';
import { STEPS, type Frames } from '../model/frames';
import { shippedRoute, type Code, type PathSettings } from '../model/path';

/** From one digit to another; what has been asked for once is kept. */
export type Turn = (from: number, to: number) => Promise<Frames>;

/** `codes` are those of the digits 0 to 9. */
export function turnsOf(engine: Engine, path: PathSettings, codes: readonly Code[]): Turn {
  const known = new Map<string, Promise<Frames>>();
  const decode = async (from: number, to: number) => {
    const route = shippedRoute(codes[from]!, codes[to]!, path);
    return (await engine.decodePath('vae', route, { evenSpeed: true, points: path.points })).frames;
  };
  return (from, to) => {
    const name = `${from} ${to}`;
    const found = known.get(name) ?? decode(from, to);
    known.set(name, found);
    found.catch(() => known.delete(name)); // the next one asks anew
    return found;
  };
}

/** Of a text the digits, a Turn for each that changes: a function from how far it is, in [0, 1], to its picture. */
export async function turned(before: string, after: string, turn: Turn) {
  const turns = await Promise.all(
    [...after].map((character, i) =>
      character === before[i] ? undefined : turn(Number(before[i]), Number(character)),
    ),
  );
  return (cell: number, share: number) => turns[cell]?.[Math.round(share * STEPS)];
}
