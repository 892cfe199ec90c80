import { render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';

import { facts } from '../artifacts/facts';
import { About } from './About';

const { judgeAccuracy } = facts;

afterEach(() => {
  facts.judgeAccuracy = judgeAccuracy;
});

const marked = () =>
  screen
    .getAllByRole('rowheader')
    .map((header) => header.textContent)
    .filter((meaning) => meaning.endsWith('*'));

test('numbers of judges that know the pictures stand as they are', () => {
  render(<About latentDim={24} runtime={undefined} />);
  expect(marked()).toEqual([]);
  expect(screen.queryByText(/Not to be trusted/)).toBeNull();
});

test('a number stands before the words that go on from it', () => {
  render(<About latentDim={24} runtime={undefined} />);
  const code = screen.getByRole('rowheader', { name: /^numbers in a code/ });
  expect(code.parentElement!.textContent).toMatch(/^24numbers in a code/);
});

test('of a judge that is often wrong the page says which of its numbers say little', () => {
  facts.judgeAccuracy = 0.8849;
  render(<About latentDim={24} runtime={undefined} />);
  expect(marked()).toEqual([
    expect.stringContaining('recognises for sure'),
    expect.stringContaining('Fréchet distance'),
  ]);
  expect(screen.getByText(/Not to be trusted: .* less than 90 % of real digits/)).toBeTruthy();
});
