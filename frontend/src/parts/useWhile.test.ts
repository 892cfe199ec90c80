import { renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';

import { useWhile } from './useWhile';

test('a value rests as long as nobody looks, and is the newest again when someone does', () => {
  const { result, rerender } = renderHook(({ active, value }) => useWhile(active, value), {
    initialProps: { active: false, value: 1 },
  });
  expect(result.current).toBe(1);
  rerender({ active: false, value: 2 });
  expect(result.current).toBe(1);
  rerender({ active: true, value: 3 });
  expect(result.current).toBe(3);
  rerender({ active: false, value: 4 });
  expect(result.current).toBe(3);
});

test('a function is a value like others', () => {
  const [one, two] = [() => 1, () => 2];
  const { result, rerender } = renderHook(({ value }) => useWhile(true, value), {
    initialProps: { value: one },
  });
  rerender({ value: two });
  expect(result.current).toBe(two);
});
