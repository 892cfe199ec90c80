/** The words of the section Map. */
export const heading = 'Map';
export const lead = '';
