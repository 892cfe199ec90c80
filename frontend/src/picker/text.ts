/** The words of the galleries. */
export const heading = { first: 'Choose the first digit', second: 'Choose the second digit' };
export const close = 'Close';
export const labels = 'Digit';
export const samples = (label: number) => `Handwriting of the ${label}`;
export const sample = (position: number, count: number) => `Sample ${position} of ${count}`;
