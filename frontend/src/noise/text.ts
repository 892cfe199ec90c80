/** The words of the section Noise. */
export const heading = 'Noise';
export const lead =
  'Add noise to both digits and see the network take it away. It has learned what digits look like, so it draws what is likely under the noise.';
export const slider = 'Noise';
export const value = (percent: number) =>
  percent === 0 ? 'none' : `${percent} %: standard deviation ${(percent / 100).toFixed(2)}`;
export const another = 'Other noise';
export const clear = 'No noise';
export const ends = {
  first: { seen: 'First digit, as the network sees it', drawn: 'First digit, as it draws it' },
  second: { seen: 'Second digit, as the network sees it', drawn: 'Second digit, as it draws it' },
};
export const seen = 'what it sees';
export const drawn = 'what it draws';
