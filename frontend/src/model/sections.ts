/** The parts of the page below the stage, in their order, as addresses name them. */
import { dataset } from './dataset';
import { hasDigits } from './datasetRecord';

const ALL = ['corners', 'map', 'hand', 'clock', 'compare', 'inside', 'noise', 'about'] as const;

export type SectionName = (typeof ALL)[number];

const OF_DIGITS: readonly SectionName[] = ['hand', 'clock'];

/** Numbers are written where the data set has handwritten digits of the usual side. */
export const SECTIONS = ALL.filter((name) => hasDigits(dataset) || !OF_DIGITS.includes(name));
