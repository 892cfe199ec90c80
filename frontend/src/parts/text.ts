/**
 * Words that several parts of the page have in common; each part's own are in the text.ts of its folder, and what the
 * page says of a fault is in faults.ts. Only the page's title is elsewhere: index.html has it before there is a program.
 */
import type { SectionName } from '../model/sections';

export const retry = 'Try again';
export const reload = 'Reload';
export const loading = 'Loading…';

/** Of the sections: the row of their names comes with the stage, they themselves later. */
export const titles: Readonly<Record<SectionName, string>> = {
  corners: 'Four corners',
  map: 'Map',
  hand: 'In your hand',
  clock: 'Clock',
  compare: 'Compare',
  inside: 'Look inside',
  noise: 'Noise',
  about: 'About',
};

/** For the parts that show what the network draws. */
export const waiting =
  'This part waits for the network to load. Should that fail, the message near the top of the page says why.';
export const again = 'Any move here tries again.';
