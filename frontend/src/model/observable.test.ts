import { expect, test, vi } from 'vitest';

import { observable } from './observable';

test('whoever has subscribed hears of a change, and of nothing else', () => {
  const percent = observable(50);
  const [first, second] = [vi.fn(), vi.fn()];
  const end = percent.subscribe(first);
  percent.subscribe(second);
  percent.set(60);
  percent.set(60);
  end();
  percent.set(70);
  expect(percent.get()).toBe(70);
  expect(first).toHaveBeenCalledTimes(1);
  expect(second).toHaveBeenCalledTimes(2);
});
