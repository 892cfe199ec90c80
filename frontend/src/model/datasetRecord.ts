/** What is particular to the pictures that the page blends, as the pipeline wrote it into digits.json. */
import { check } from './check.ts';

export interface Dataset {
  readonly name: string;
  readonly title: string;
  /** For one of the pictures, and for several. */
  readonly noun: string;
  readonly plural: string;
  /** A label is a position among these names. */
  readonly classes: readonly string[];
  /** Pixels of a picture's height and width. */
  readonly side: number;
  /** Whether a hand has written them, and can write more. */
  readonly handwriting: boolean;
  /** May be empty, as may the two below. */
  readonly credit: string;
  readonly licence: string;
  readonly source: string;
}

const WORDS = ['name', 'title', 'noun', 'plural'] as const;
const NOTES = ['credit', 'licence', 'source'] as const;

/** An Error names the first thing that does not fit. */
export function checkDataset(raw: unknown): Dataset {
  check(typeof raw === 'object' && raw !== null, 'dataset', 'an object', raw);
  const record = raw as Dataset;
  for (const name of WORDS) check(isText(record[name]), `dataset.${name}`, 'words', record[name]);
  for (const name of NOTES) {
    check(typeof record[name] === 'string', `dataset.${name}`, 'text', record[name]);
  }
  const { classes, side, handwriting, source } = record;
  check(Array.isArray(classes) && classes.every(isText), 'dataset.classes', 'names', classes);
  const areSeveral = classes.length > 1 && new Set(classes).size === classes.length;
  check(areSeveral, 'dataset.classes', 'at least two, each once', classes);
  check(Number.isInteger(side) && side > 0, 'dataset.side', 'a whole number above 0', side);
  check(typeof handwriting === 'boolean', 'dataset.handwriting', 'true or false', handwriting);
  check(/^(https?:\/\/.*)?$/.test(source), 'dataset.source', 'an address, or none', source);
  return record;
}

const DIGITS = '0123456789';
const USUAL_SIDE = 28; // how near to each other digits stand in a line is measured in its pixels

/** Whether its first ten classes are handwritten digits as large as MNIST’s, of which numbers can be made. */
export function hasDigits({ handwriting, side, classes }: Dataset): boolean {
  const areUsual = handwriting && side === USUAL_SIDE;
  return areUsual && [...DIGITS].every((digit, label) => classes[label] === digit);
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}
