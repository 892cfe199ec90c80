/** The words of the section Compare. */
export const heading = 'Compare';
export const lead = 'The same two digits, blended in three ways.';
