/** The words about the copy for offline use. */
export const kept = 'This page now works without a connection, too.';
export const refused = 'This browser keeps no copy of the page: it needs a connection each time.';
