/** Words that Four corners, Map and Look inside have in common. */
export const waiting =
  'This part waits for the network to load. Should that fail, the message near the top of the page says why.';
export const again = 'Any move here tries again.';
