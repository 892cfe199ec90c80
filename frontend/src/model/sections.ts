/** The parts of the page below the stage, in their order, as addresses name them. */
export const SECTIONS = [
  'corners',
  'map',
  'hand',
  'clock',
  'compare',
  'inside',
  'noise',
  'about',
] as const;

export type SectionName = (typeof SECTIONS)[number];
