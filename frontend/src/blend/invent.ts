/** Digits that nobody has written, drawn from the model's prior. */
import { loadPrior } from '../artifacts/priorFile';
import type { Engine } from '../engine/engine';
import { drawCode, type Prior } from '../model/prior';
import type { Invented } from './pair';

/** Invents digits of a class, where the prior knows it. What it draws of is loaded with the first, and once. */
export type Invent = (label: number) => Promise<Invented>;

export function inventor(engine: Engine, random: () => number = Math.random): Invent {
  let prior: Promise<Prior> | undefined;

  return async (label) => {
    prior ??= loadPrior({ signal: new AbortController().signal, cache: 'default' });
    prior.catch(() => (prior = undefined)); // the next one asks anew
    const { code, label: drawn } = drawCode(await prior, random, label);
    const [picture] = await engine.decode('vae', [code]);
    return { kind: 'invented', label: drawn, picture: picture!, code };
  };
}
