/** Digits that nobody has written, drawn from the model's prior. */
import { expected } from '../artifacts/priorFile';
import type { Engine } from '../engine/engine';
import type { Expected } from '../model/familiarity';
import { sharesOf, type DigitReader } from '../model/digitReader';
import { drawCode, type Draw, type Prior } from '../model/prior';
import type { Invented } from './pair';

/** Invents digits of a class, where the prior knows it. What it draws of is loaded with the first. */
export type Invent = (label: number) => Promise<Invented>;

const SURE = 0.95; // of the digit, that its reader be
const TRIES = 20;

export function inventor(
  engine: Engine,
  reader: DigitReader,
  random: () => number = Math.random,
  loaded: () => Promise<Expected> = expected,
): Invent {
  return async (label) => {
    const { prior } = await loaded();
    const { code, label: drawn } = clearDraw(prior, reader, random, label);
    const [picture] = await engine.decode('vae', [code]);
    return { kind: 'invented', label: drawn, picture: picture!, code };
  };
}

/** The first of some draws that the reader is sure of; else the last. */
function clearDraw(prior: Prior, reader: DigitReader, random: () => number, label: number): Draw {
  let draw = drawCode(prior, random, label);
  for (let i = 1; i < TRIES && !isClear(draw, reader); i++) draw = drawCode(prior, random, label);
  return draw;
}

function isClear({ code, label }: Draw, reader: DigitReader): boolean {
  return label === undefined || sharesOf(reader, code)[label]! > SURE;
}
