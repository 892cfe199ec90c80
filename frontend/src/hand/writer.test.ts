import { beforeEach, expect, test, vi } from 'vitest';

import { checkDigits } from '../artifacts/digits';
import type { Engine } from '../engine/engine';
import { PIXELS } from '../model/pixels';
import { fakeDigits, fakePrior, serve } from '../testing/fixtures';

const { raw, sheet } = fakeDigits(2);
const digits = checkDigits(raw, sheet);
const engine = { encode: async () => ({ mu: Float32Array.of(7, 8) }) } as unknown as Engine;
const picture = new Float32Array(PIXELS);

/** What is loaded once is loaded anew. */
beforeEach(() => void vi.resetModules());

test('a digit that the prior does not know is one that came with the page', async () => {
  serve({ '/prior.json': () => Response.json(fakePrior(2)) });
  const { codesOf, writerOf } = await import('./writer');
  const writer = await writerOf(engine, [{ picture }]);
  expect(writer.hand?.digits).toEqual([{ label: 7, code: Float32Array.of(7, 8) }]);
  const [seven, five, three] = codesOf([7, 5, 3], writer, digits);
  expect(seven).toEqual(Float32Array.of(7, 8));
  expect(five).toBe(digits.samples[5]![0]!.mu);
  expect(three).not.toBe(digits.samples[3]![0]!.mu);
});

test('where the prior is of no digit, all are those that came with the page', async () => {
  const { components, ...rest } = fakePrior(2);
  const content = { ...rest, components: [{ ...components[0], label: -1 }] };
  serve({ '/prior.json': () => Response.json(content) });
  const { codesOf, writerOf } = await import('./writer');
  const writer = await writerOf(engine, [{ picture }]);
  expect(writer.hand).toBeUndefined();
  expect(codesOf([3, 3], writer, digits)).toEqual(Array(2).fill(digits.samples[3]![0]!.mu));
});
