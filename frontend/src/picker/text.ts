/** The words of the galleries. */
export const heading = { first: 'Choose the first digit', second: 'Choose the second digit' };
export const close = 'Close';
export const labels = { first: 'Class of the first digit', second: 'Class of the second digit' };
export const samples = (label: number) => `Handwriting of the ${label}`;
export const sample = (label: number, position: number, count: number) =>
  `Handwritten ${label}, sample ${position} of ${count}`;
export const invent = 'Invent a digit';
export const inventHint = 'The network draws one that nobody has written';
