import { expect, test } from 'vitest';

import { inTurn } from './inTurn';

const soon = () => new Promise((resolve) => setTimeout(resolve));

test('a job begins when the one before it is over, however that ended', async () => {
  const events: string[] = [];
  const queue = inTurn();
  const job = (name: string, fails: boolean) => async () => {
    events.push(`${name} begins`);
    await soon();
    events.push(`${name} ends`);
    if (fails) throw new Error(name);
    return name;
  };
  const jobs = [queue(job('a', false)), queue(job('b', true)), queue(job('c', false))];
  const settled = await Promise.allSettled(jobs);
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(events).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
});
