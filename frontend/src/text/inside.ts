/** The words of the section Look inside. */
export const heading = 'Look inside';
export const lead = '';
