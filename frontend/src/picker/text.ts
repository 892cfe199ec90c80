/** The words of the galleries. */
import { dataset, words } from '../model/dataset';
import { capital } from '../model/words';

export const heading = {
  first: `Choose the first ${words.noun}`,
  second: `Choose the second ${words.noun}`,
};
export const close = 'Close';
export const labels = {
  first: `Class of the first ${words.noun}`,
  second: `Class of the second ${words.noun}`,
};
export const samples = (label: number) =>
  dataset.handwriting
    ? `Handwriting of the ${words.nameOf(label)}`
    : `Samples of ${words.nameOf(label)}`;
export const sample = (label: number, position: number, count: number) =>
  `${capital(words.realName(label))}, sample ${position} of ${count}`;
export const invent = `Invent ${words.aNoun}`;
export const inventHint = `The network draws one that nobody has ${words.done}`;

export const strange = `This does not look like ${words.aNoun} to me. It is blended all the same.`;
