import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';

import { sceneOf } from '../blend/scene';
import { Said } from './Said';

const second = { kind: 'shipped', label: 8, sample: 0 } as const;
const invention = () => {
  const [picture, code] = [new Float32Array(), new Float32Array()];
  return sceneOf({ first: { kind: 'invented', label: 3, picture, code }, second });
};
const words = () => screen.getByText('First digit: an invented 3');

test('what is said twice comes twice', () => {
  const { rerender } = render(<Said scene={invention()} />);
  rerender(<Said scene={invention()} />);
  const before = words();
  rerender(<Said scene={invention()} />);
  expect(words()).not.toBe(before);
});
