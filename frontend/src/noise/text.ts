/** The words of the section Noise. */
import { words } from '../model/dataset';
export const lead = `The network takes noise away: it has learned what ${words.plural} look like, and draws what is likely under it. Move the slider to put noise on the ${words.plural} above, too.`;
export const slider = 'Noise';
export const value = (percent: number) =>
  percent === 0 ? 'none' : `${percent} %: standard deviation ${(percent / 100).toFixed(2)}`;
export const another = 'Other noise';
export const clear = 'No noise';
export const ends = {
  first: {
    seen: `What the network sees of the first ${words.noun}`,
    drawn: `What the network draws of the first ${words.noun}`,
  },
  second: {
    seen: `What the network sees of the second ${words.noun}`,
    drawn: `What the network draws of the second ${words.noun}`,
  },
};
export const seen = 'what it sees';
export const drawn = 'what it draws';
