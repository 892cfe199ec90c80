/** Data sets as the pipeline describes them, for tests; those of digits are what most tests have. */
import type { Dataset } from '../model/datasetRecord';
import { wordsOf } from '../model/words';

export const digits: Dataset = {
  name: 'mnist',
  title: 'MNIST',
  noun: 'digit',
  plural: 'digits',
  classes: [...'0123456789'],
  side: 28,
  handwriting: true,
  credit: 'Yann LeCun',
  licence: 'CC BY-SA 3.0',
  source: 'https://example.com/mnist',
};

export const letters: Dataset = {
  ...digits,
  name: 'letters',
  title: 'Letters',
  noun: 'letter',
  plural: 'letters',
  classes: [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'],
};

/** As EMNIST's balanced ones: of small letters only those that differ from the capital ones. */
export const characters: Dataset = {
  ...digits,
  name: 'balanced',
  title: 'EMNIST balanced',
  noun: 'character',
  plural: 'characters',
  classes: [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabdefghnqrt'],
};

export const clothes: Dataset = {
  name: 'clothes',
  title: 'Our clothes',
  noun: 'piece of clothing',
  plural: 'clothes',
  classes: [
    'T-shirt/top',
    'Trouser',
    'Pullover',
    'Dress',
    'Coat',
    'Sandal',
    'Shirt',
    'Sneaker',
    'Bag',
    'Ankle boot',
    'Hat & scarf',
    '🧦 socks',
  ],
  side: 32,
  handwriting: false,
  credit: '',
  licence: '',
  source: '',
};

/** In place of model/dataset.ts. */
export function pageOf(dataset: Dataset) {
  return { dataset, words: wordsOf(dataset), CLASSES: dataset.classes.length };
}
