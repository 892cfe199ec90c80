import { expect, test, vi } from 'vitest';

import { loadOnce } from './loadOnce';

test('it is loaded when first needed, and once', async () => {
  const load = vi.fn(async () => ({}));
  const get = loadOnce(load);
  expect(load).not.toHaveBeenCalled();
  const [one, two] = await Promise.all([get(), get()]);
  expect(one).toBe(two);
  expect(await get()).toBe(one);
  expect(load).toHaveBeenCalledTimes(1);
});

test('after a failure the next call loads again, and knows which attempt it is', async () => {
  const load = vi.fn(async (attempt: number) => {
    if (attempt < 2) throw new Error(`attempt ${attempt}`);
    return 'loaded';
  });
  const get = loadOnce(load);
  await expect(get()).rejects.toThrow('attempt 0');
  await expect(get()).rejects.toThrow('attempt 1');
  expect(await get()).toBe('loaded');
  expect(await get()).toBe('loaded');
  expect(load).toHaveBeenCalledTimes(3);
});
