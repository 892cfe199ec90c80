import { fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';

import { noNoise } from '../model/noise';
import { PIXELS } from '../model/pixels';
import { drawnOn } from '../testing/fakeCanvas';
import { fakeScreen } from '../testing/onScreen';
import { NoiseLab } from './NoiseLab';

const paper = new Float32Array(PIXELS);
const subject = { kind: 'shipped' as const, label: 3, clean: paper, seen: paper };

beforeEach(() => void fakeScreen());

test('it begins with noise to be seen, and the stage has it when the slider is moved', () => {
  const onChange = vi.fn();
  const props = { engine: undefined, first: subject, second: subject, onChange, noiseStdMax: 0.6 };
  const { rerender } = render(<NoiseLab {...props} noise={noNoise} />);
  const seen = () => drawnOn(screen.getByRole('img', { name: /sees of the first digit$/ }))!.data;
  const inked = () => seen().some((value, i) => i % 4 === 3 && value > 0);
  expect(inked()).toBe(true);
  const slider = screen.getByRole('slider', { name: 'Noise' });
  expect(slider.getAttribute('aria-valuetext')).toMatch(/^25 %/);
  expect(onChange).not.toHaveBeenCalled();

  fireEvent.change(slider, { target: { value: 30 } });
  expect(onChange).toHaveBeenLastCalledWith({ noise: { std: 0.3, seed: 1 } });
  rerender(<NoiseLab {...props} noise={{ std: 0.3, seed: 1 }} />);
  const clear = screen.getByRole<HTMLButtonElement>('button', { name: 'No noise' });
  clear.focus();
  fireEvent.click(clear);
  rerender(<NoiseLab {...props} noise={noNoise} />);
  expect(inked()).toBe(false);
  expect(clear.disabled).toBe(true);
  expect(document.activeElement).toBe(slider);
});

test.each([
  [0.6, '60'],
  [0.29, '29'],
  [0, '0'],
])('the slider goes as far as the network was trained: to %f', (noiseStdMax, max) => {
  const props = { engine: undefined, first: subject, second: subject, noise: noNoise };
  render(<NoiseLab {...props} noiseStdMax={noiseStdMax} onChange={() => {}} />);
  expect(screen.getByRole('slider', { name: 'Noise' }).getAttribute('max')).toBe(max);
});
