/** The words of the section Map. */
import { dataset, words } from '../model/dataset';
import type { Point } from '../model/point';
import { capital } from '../model/words';
import type { ClassPlace } from './plane';

export const lead = `Every dot is ${words.aReal}: what looks alike to the network lies close together. The line is the path of the blend above. Press anywhere to see what the network draws there.`;

export const cursor = { x: 'Place on the map, across', y: 'Place on the map, down' };
export const near = (label: number) => `near ${words.nameOf(label)}`;

export const decoded = `${words.Noun} at the place on the map`;
export const neighbour = (label: number) =>
  `The nearest ${dataset.handwriting ? 'handwriting' : words.noun}, ${words.nameOf(label)}`;
export const hovered = (label: number) => capital(words.aRealName(label));
export const caption = (label: number, latentDim: number) =>
  `The map shows 2 of ${latentDim} directions. The others are taken from the nearest large dot, this ${words.nameOf(label)}.`;

/** What the map shows, for those who cannot see it. */
export const description = (count: number, classes: readonly ClassPlace[]) =>
  `Map of the codes of ${count.toLocaleString('en')} ${words.reals}. Those of the same class lie ` +
  `together: ${classes.map(({ label, at }) => `${words.nameOf(label)} ${side(at)}`).join(', ')}.`;

function side({ x, y }: Point): string {
  const row = ['at the top', '', 'at the bottom'][third(y)]!;
  const column = ['left', '', 'right'][third(x)]!;
  if (!row && !column) return 'in the middle';
  return row ? `${row} ${column}`.trim() : `on the ${column}`;
}

function third(percent: number): number {
  if (percent < 40) return 0;
  return percent > 60 ? 2 : 1;
}
