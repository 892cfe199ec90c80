/** The words of the sections In your hand and Clock. */
import { words } from '../model/dataset';

export const lead =
  'Draw a digit, or read some from a photo, with Choose at the top of the page: what is particular to them is carried over to all the others.';

export const whose = {
  pair: 'In the hand of the two digits at the top',
  own: 'In your hand',
};
export const readAs = (label: number | undefined) =>
  label === undefined
    ? 'A digit of the hand'
    : `A digit of the hand, read as ${words.nameOf(label)}`;
export const forget = 'Forget my digits';

export const number = 'Number';
export const written = (digits: string) => `${digits}, handwritten`;
export const downloadPng = 'Download the number as PNG';
export const downloadSvg = 'Download the number as SVG';
export const fileName = (digits: string, ending: string) => `${digits}.${ending}`;

export const clock = {
  lead: 'The time in the same hand. Each digit turns into the next on the path between the two.',
  seconds: 'Seconds',
  face: (time: string) => `Handwritten clock: ${time}`,
};
