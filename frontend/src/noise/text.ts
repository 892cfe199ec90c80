/** The words of the section Noise. */
export const heading = 'Noise';
export const lead =
  'The network takes noise away: it has learned what digits look like, and draws what is likely under it. Move the slider, and the digits of the stage have as much.';
export const slider = 'Noise';
export const value = (percent: number) =>
  percent === 0 ? 'none' : `${percent} %: standard deviation ${(percent / 100).toFixed(2)}`;
export const another = 'Other noise';
export const clear = 'No noise';
export const ends = {
  first: {
    seen: 'What the network sees of the first digit',
    drawn: 'What the network draws of the first digit',
  },
  second: {
    seen: 'What the network sees of the second digit',
    drawn: 'What the network draws of the second digit',
  },
};
export const seen = 'what it sees';
export const drawn = 'what it draws';
