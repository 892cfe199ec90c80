/** The data set that the page was built of. The build takes it from digits.json, so that it is there from the start. */
import record from '@artifacts/digits/digits.json?dataset';

import type { Dataset } from './datasetRecord';
import { wordsOf } from './words';

export const dataset = record as Dataset;

export const words = wordsOf(dataset);

export const CLASSES = dataset.classes.length;
