import { render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';

import type { Input } from '../blend/pair';
import { isStrange } from '../blend/strange';
import type { Engine } from '../engine/engine';
import { PIXELS } from '../model/pixels';
import { Strangeness } from './Strangeness';

vi.mock('../blend/strange', () => ({ isStrange: vi.fn<typeof isStrange>() }));

const engine = {} as Engine;
const photo: Input = { kind: 'photo', picture: new Float32Array(PIXELS).fill(0.5) };
const words = /^This does not look like a digit to me/;

test('what does not look like a digit is told so', async () => {
  vi.mocked(isStrange).mockResolvedValue(true);
  const { rerender } = render(<Strangeness engine={engine} input={photo} />);
  expect(await screen.findByText(words)).toBeTruthy();
  expect(isStrange).toHaveBeenCalledWith(engine, photo.picture);
  rerender(<Strangeness engine={engine} input={{ kind: 'shipped', label: 3, sample: 0 }} />);
  expect(screen.queryByText(words)).toBeNull();
});

test('of digits, and where that cannot be known, nothing is said', async () => {
  vi.mocked(isStrange).mockReset().mockResolvedValue(false);
  render(<Strangeness engine={engine} input={photo} />);
  await vi.waitFor(() => expect(isStrange).toHaveBeenCalled());
  expect(screen.queryByText(words)).toBeNull();
});

test('what was said of one picture is not said of the next', async () => {
  vi.mocked(isStrange)
    .mockReset()
    .mockResolvedValueOnce(true)
    .mockReturnValue(new Promise(() => {}));
  const { rerender } = render(<Strangeness engine={engine} input={photo} />);
  await screen.findByText(words);
  const next: Input = { kind: 'photo', picture: new Float32Array(PIXELS).fill(0.7) };
  rerender(<Strangeness engine={engine} input={next} />);
  expect(screen.queryByText(words)).toBeNull();
});
