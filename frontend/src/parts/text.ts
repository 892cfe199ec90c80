/**
 * Words that several parts of the page have in common; each part's own are in the text.ts of its folder, and what the
 * page says of a fault is in faults.ts. Only the page's title is elsewhere: index.html has it before there is a program.
 */
export const retry = 'Try again';
export const reload = 'Reload';
export const loading = 'Loading…';

/** For the parts that show what the network draws. */
export const waiting =
  'This part waits for the network to load. Should that fail, the message near the top of the page says why.';
export const again = 'Any move here tries again.';
