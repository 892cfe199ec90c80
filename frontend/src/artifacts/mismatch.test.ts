import { expect, test } from 'vitest';

import { fakeDigits, fakeLatent, fakePath } from '../testing/fixtures';
import { checkDigits } from './digits';
import { checkLatent } from './latent';
import { mismatchOf } from './mismatch';
import { checkPath } from './pathFile';

const { raw, sheet } = fakeDigits(2);
const digits = checkDigits(raw, sheet);
const [path, latent] = [checkPath(fakePath(2)), checkLatent(fakeLatent(2))];

test('what is of one size belongs together, as far as it is there', () => {
  expect(mismatchOf(digits, path, latent)).toBeUndefined();
  expect(mismatchOf(digits, undefined, latent)).toBeUndefined();
  expect(mismatchOf(undefined, path, checkLatent(fakeLatent(3)))).toBeUndefined();
});

test.each([
  ['path.json', checkPath(fakePath(3)), latent],
  ['latent.json', path, checkLatent(fakeLatent(3))],
])('a %s of another size than the digits is a mismatch', (file, otherPath, otherLatent) => {
  expect(mismatchOf(digits, otherPath, otherLatent)).toMatchObject({
    kind: 'mismatch',
    message: `digits.json has codes of 2 numbers, ${file} has codes of 3`,
  });
});
