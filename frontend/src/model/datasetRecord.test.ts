import { expect, test } from 'vitest';

import { clothes, digits, letters } from '../testing/datasets';
import { checkDataset, hasDigits } from './datasetRecord';

test.each([digits, letters, clothes])('a record as the pipeline writes it: $name', (dataset) => {
  expect(checkDataset(dataset)).toEqual(dataset);
});

const faults: [string, object | undefined][] = [
  ['dataset: expected an object, got undefined', undefined],
  ['dataset.name: expected words, got ""', { name: '' }],
  ['dataset.noun: expected words, got undefined', { noun: undefined }],
  ['dataset.licence: expected text, got 7', { licence: 7 }],
  ['dataset.classes: expected names, got "ABC"', { classes: 'ABC' }],
  ['dataset.classes: expected names, got ["A"," "]', { classes: ['A', ' '] }],
  ['dataset.classes: expected at least two, each once, got ["A"]', { classes: ['A'] }],
  ['dataset.classes: expected at least two, each once', { classes: ['A', 'B', 'A'] }],
  ['dataset.side: expected a whole number above 0, got 0', { side: 0 }],
  ['dataset.handwriting: expected true or false, got "yes"', { handwriting: 'yes' }],
  ['dataset.source: expected an address, or none', { source: 'javascript:alert(1)' }],
];

test.each(faults)('%s', (message, change) => {
  expect(() => checkDataset(change && { ...letters, ...change })).toThrow(message);
});

test('numbers are made of handwritten digits of 28 x 28 alone, whatever comes after them', () => {
  const both = { ...letters, classes: [...digits.classes, ...letters.classes] };
  expect([digits, both, letters, clothes].map(hasDigits)).toEqual([true, true, false, false]);
  expect(hasDigits({ ...digits, handwriting: false })).toBe(false);
  expect(hasDigits({ ...digits, side: 32 })).toBe(false);
});
