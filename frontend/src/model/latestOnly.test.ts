import { expect, test } from 'vitest';

import { latestOnly } from './latestOnly';

/** A function whose calls wait until they are settled by hand. */
function slow() {
  const calls: { question: string; settle: (fail?: Error) => void }[] = [];
  const run = (question: string) =>
    new Promise<string>((resolve, reject) => {
      const settle = (fail?: Error) => (fail ? reject(fail) : resolve(question.toUpperCase()));
      calls.push({ question, settle });
    });
  const asked = () => calls.map(({ question }) => question);
  return { calls, run, asked };
}

const soon = () => new Promise((resolve) => setTimeout(resolve));

test('of the calls made during a run only the newest is run', async () => {
  const { calls, run, asked } = slow();
  const ask = latestOnly(run);
  const first = ask('a');
  await soon();
  const others = [ask('b'), ask('c'), ask('d')];
  await soon();
  expect(asked()).toEqual(['a']);

  calls[0]!.settle();
  expect(await first).toBe('A');
  await soon();
  expect(asked()).toEqual(['a', 'd']);

  calls[1]!.settle();
  expect(await Promise.all(others)).toEqual([undefined, undefined, 'D']);
});

test('a failure reaches its caller and does not stop the next call', async () => {
  const { calls, run, asked } = slow();
  const ask = latestOnly(run);
  const first = ask('a');
  await soon();
  const second = ask('b');
  calls[0]!.settle(new Error('no'));
  await expect(first).rejects.toThrow('no');
  await soon();
  expect(asked()).toEqual(['a', 'b']);
  calls[1]!.settle();
  expect(await second).toBe('B');
});
