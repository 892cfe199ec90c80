/** The words of the section Noise. */
export const heading = 'Noise';
export const lead = '';
