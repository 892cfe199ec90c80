/** A data set's own words, in the forms that the page's sentences need: the one place that makes them. */
import type { Dataset } from './datasetRecord';

export type Words = ReturnType<typeof wordsOf>;

const LONGEST_SHORT = 2; // characters: a name that is no longer fits where a digit does

export function wordsOf({ noun, plural, classes, handwriting }: Dataset) {
  const handwritten = handwriting ? 'handwritten ' : '';
  const nameOf = (label: number) => classes[label] ?? `${label}`;
  return {
    /** The page's own name: BlendDigits. */
    page: `Blend${plural.split(/\s+/).map(capital).join('')}`,
    noun,
    plural,
    Noun: capital(noun),
    aNoun: withArticle(noun),
    /** What the data set has: a handwritten digit. */
    real: handwritten + noun,
    reals: handwritten + plural,
    aReal: withArticle(handwritten + noun),
    /** A class in a sentence: 8, an 8, handwritten 8, a handwritten 8. */
    nameOf,
    aName: (label: number) => withArticle(nameOf(label)),
    realName: (label: number) => handwritten + nameOf(label),
    aRealName: (label: number) => withArticle(handwritten + nameOf(label)),
    /** What people have not done with what the network invents. */
    done: handwriting ? 'written' : 'seen',
    /** Whether some class takes more room than a digit. */
    hasLongNames: classes.some((name) => [...name].length > LONGEST_SHORT),
  };
}

export function capital(words: string): string {
  const [first = '', ...rest] = words;
  return first.toUpperCase() + rest.join('');
}

/** As it is said: an 8 and an 11, an F and an X-ray, but a unicorn. */
function withArticle(words: string): string {
  const isAn = /^(8|1[18]\b|[aefhilmnorsx]\b|(?!eu|uni|us[aeiou]|uk|one)[aeiou]\w)/i.test(words);
  return `${isAn ? 'an' : 'a'} ${words}`;
}
