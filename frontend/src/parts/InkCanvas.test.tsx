import { act, render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';

import { PIXELS } from '../model/pixels';
import { InkCanvas } from './InkCanvas';

const shown = () => screen.getByRole<HTMLCanvasElement>('img', { name: 'First digit' });

/** Whether the canvas that is shown is drawn on in memory. */
function isInMemory() {
  const { calls, contexts } = vi.mocked(HTMLCanvasElement.prototype.getContext).mock;
  const [, settings] = calls[contexts.lastIndexOf(shown())]!;
  return (settings as CanvasRenderingContext2DSettings).willReadFrequently;
}

test('a printer gets a canvas of its own, in memory, and the screen its own again', () => {
  const picture = new Float32Array(PIXELS).fill(0.5);
  render(<InkCanvas name="First digit" place="first" picture={picture} />);
  const onScreen = shown();
  expect(isInMemory()).toBe(false);

  act(() => void dispatchEvent(new Event('beforeprint')));
  expect(shown()).not.toBe(onScreen);
  expect(isInMemory()).toBe(true);

  act(() => void dispatchEvent(new Event('afterprint')));
  expect(isInMemory()).toBe(false);
});
