/** The words of the section Look inside. */
import { words } from '../model/dataset';
export const lead = `All that the network knows of the blended ${words.noun} is its code, a few numbers. Those that tell most come first (a nat is 1.44 bits). Move one and see what it stands for.`;

export const name = (rank: number, count: number) => `Number ${rank} of ${count}`;
export const tells = (nats: number) => `${nats.toFixed(1)} nats`;

export const value = (stds: number) => {
  const rounded = Math.round(10 * stds) / 10;
  const sign = rounded > 0 ? '+' : '−';
  return rounded === 0 ? '0' : `${sign}${Math.abs(rounded).toFixed(1)}`;
};

export const result = `${words.Noun} of these numbers`;
export const reset = 'Back to the blend';
export const showAll = (count: number) => `Show all ${count}`;
export const showFirst = (count: number) => `Show the first ${count}`;

export const unused = (unusedCount: number, count: number) =>
  `${unusedCount} of the ${count} tell nothing: the network has found no use for them.`;

export const strip = (rank: number) => `Number ${rank} from −3 to +3`;
export const stripPicture = (rank: number, stds: number) => `Number ${rank} at ${value(stds)}`;
