/** The words of the section Four corners. */
export const heading = 'Four corners';
export const lead = '';
