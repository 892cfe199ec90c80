import { renderHook } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';

import { useDark } from './useDark';

declare const happyDOM: { settings: { device: { prefersColorScheme: string } } };

beforeEach(() => {
  happyDOM.settings.device.prefersColorScheme = 'dark';
  return () => {
    happyDOM.settings.device.prefersColorScheme = 'light';
  };
});

// Without `act`: a printer takes the page as it is when its event is over.
test('a dark page is light for a printer, at once, and dark again after it', () => {
  const { result } = renderHook(useDark);
  expect(result.current).toBe(true);
  dispatchEvent(new Event('beforeprint'));
  expect(result.current).toBe(false);
  expect(renderHook(useDark).result.current).toBe(false); // what comes while it prints, too
  dispatchEvent(new Event('afterprint'));
  expect(result.current).toBe(true);
});

test('a light page is light, printed or not', () => {
  happyDOM.settings.device.prefersColorScheme = 'light';
  const { result } = renderHook(useDark);
  expect(result.current).toBe(false);
  dispatchEvent(new Event('beforeprint'));
  expect(result.current).toBe(false);
  dispatchEvent(new Event('afterprint'));
  expect(result.current).toBe(false);
});
