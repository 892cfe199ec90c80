/** Damaged files of the pipeline: each is read, or refused by its name. */
import { expect, test } from 'vitest';

import { fakeDigits, fakeLatent, fakePath, fakePrior } from '../testing/fixtures';
import { fuzz, Wrong } from '../testing/fuzz';
import { checkDigits } from './digits';
import { checkLatent } from './latent';
import { checkPath } from './pathFile';
import { checkExpected } from './priorFile';

const { raw, sheet } = fakeDigits();

test.for<[file: string, whole: object, check: (content: unknown) => unknown]>([
  ['digits.json', raw, (content) => checkDigits(content, sheet)],
  ['prior.json', fakePrior(), checkExpected],
  ['path.json', fakePath(), checkPath],
  ['latent.json', fakeLatent(), checkLatent],
])('a damaged %s is read or refused by its name', async ([file, whole, check], { task }) => {
  const read = (content: Uint8Array) => {
    const parsed: unknown = JSON.parse(new TextDecoder().decode(content));
    try {
      check(parsed);
    } catch (cause) {
      if (cause instanceof Error && cause.message.startsWith(`${file}: `)) throw cause;
      throw new Wrong(String(cause));
    }
  };
  const endings = await fuzz(file, [new TextEncoder().encode(JSON.stringify(whole))], read, 300);
  task.meta.endings = endings;
  expect(endings.bad).toEqual([]);
});
