import { render, screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';

import { noNoise } from '../model/noise';
import { PIXELS } from '../model/pixels';
import { fakeScreen } from '../testing/onScreen';
import { NoiseLab } from './NoiseLab';

const paper = new Float32Array(PIXELS);
const subject = { label: 3, clean: paper, seen: paper };

beforeEach(() => void fakeScreen());

test.each([
  [0.6, '60'],
  [0.29, '29'],
  [0, '0'],
])('the slider goes as far as the network was trained: to %f', (noiseStdMax, max) => {
  const props = { engine: undefined, first: subject, second: subject, noise: noNoise };
  render(<NoiseLab {...props} noiseStdMax={noiseStdMax} onChange={() => {}} />);
  expect(screen.getByRole('slider', { name: 'Noise' }).getAttribute('max')).toBe(max);
});
