import { render } from '@testing-library/react';
import { expect, test, vi } from 'vitest';

import { PIXELS } from '../model/pixels';
import { InkCanvas } from './InkCanvas';

test('what is printed is drawn in memory', () => {
  const picture = new Float32Array(PIXELS).fill(0.5);
  render(<InkCanvas name="First digit" place="first" picture={picture} />);
  const { calls } = vi.mocked(HTMLCanvasElement.prototype.getContext).mock;
  expect(calls.length).toBeGreaterThan(0);
  for (const call of calls) expect(call).toEqual(['2d', { willReadFrequently: true }]);
});
