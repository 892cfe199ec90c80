/** The words of the photo's reader. */
import { words } from '../model/dataset';
import type { PhotoState } from './photo';

export const button = {
  first: `Read the first ${words.noun} from a photo`,
  second: `Read the second ${words.noun} from a photo`,
};
export const buttonShort = 'From a photo';
export const panel = {
  first: `Photo of the first ${words.noun}`,
  second: `Photo of the second ${words.noun}`,
};
export const file = 'Choose or take a photo';
export const hint =
  'Or drop it here, or paste it. Any paper and pen will do; it is read here and sent nowhere.';
export const back = `Back to the ${words.noun} before`;
export const done = 'Done';
export const digit = (number: number, count: number) =>
  `${words.Noun} ${number} of ${count} in the photo`;
export const failed =
  'The reader of photos could not be loaded. Check your connection, then press the button again.';

export function said(state: PhotoState): string {
  if (state.status !== 'read') return SAID[state.status];
  const { length } = state.digits;
  return length === 1
    ? 'This is what was understood.'
    : `${length} ${words.plural} were found. Choose one.`;
}

const SAID = {
  empty: '',
  reading: 'Reading…',
  nothing: `No ${words.noun} was found. Write it larger, or cut the photo closer to it.`,
  unreadable: 'This browser cannot read that file. Save it as JPEG or PNG.',
  guarded: `This browser keeps the pixels of pictures from pages, against fingerprinting. Draw the ${words.noun} instead.`,
  failed: 'Reading the photo failed, which is a fault of this page. Try another one.',
};
