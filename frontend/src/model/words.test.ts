import { expect, test } from 'vitest';

import { clothes, digits, letters } from '../testing/datasets';
import { wordsOf } from './words';

test('of MNIST they are those that the page has always had', () => {
  const words = wordsOf(digits);
  expect(words).toMatchObject({ page: 'BlendDigits', Noun: 'Digit', aNoun: 'a digit' });
  expect(words).toMatchObject({ real: 'handwritten digit', aReal: 'a handwritten digit' });
  expect([words.nameOf(8), words.aName(8), words.aName(7)]).toEqual(['8', 'an 8', 'a 7']);
  expect(words.aRealName(8)).toBe('a handwritten 8');
  expect(words.hasLongNames).toBe(false);
});

test('what no hand has written is not called so', () => {
  const words = wordsOf(clothes);
  expect(words).toMatchObject({ page: 'BlendClothes', real: 'piece of clothing', done: 'seen' });
  expect(words.aRealName(9)).toBe('an Ankle boot');
  expect(words.hasLongNames).toBe(true);
});

test.each([
  ['A', 'an A'],
  ['B', 'a B'],
  ['F', 'an F'],
  ['u', 'a u'],
  ['11', 'an 11'],
  ['118', 'a 118'],
  ['80', 'an 80'],
  ['umbrella', 'an umbrella'],
  ['unicorn', 'a unicorn'],
  ['Ankle boot', 'an Ankle boot'],
  ['T-shirt/top', 'a T-shirt/top'],
  ['X-ray', 'an X-ray'],
  ['🧦', 'a 🧦'],
])('the article of %s', (name, expected) => {
  expect(wordsOf({ ...letters, classes: [name, '?'] }).aName(0)).toBe(expected);
});

test('a name of several words is still one word where the page is named', () => {
  expect(wordsOf({ ...letters, plural: 'small capital letters' }).page).toBe(
    'BlendSmallCapitalLetters',
  );
});
