import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';

import { checkDigits } from '../artifacts/digits';
import type { Input } from '../blend/pair';
import { fakeDigits } from '../testing/fixtures';
import { Chooser } from './Chooser';

const { raw, sheet } = fakeDigits();
const digits = checkDigits(raw, sheet);
const input: Input = { kind: 'shipped', label: 3, sample: 1 };

function chooser(isOpen: boolean) {
  const nothing = { engine: undefined, invent: undefined, onChoose: vi.fn(), onClose: vi.fn() };
  return <Chooser place="first" {...{ digits, input, isOpen, ...nothing }} />;
}

test('an open chooser has the focus at what is chosen', () => {
  render(chooser(true));
  expect(document.activeElement).toBe(screen.getByRole('radio', { name: '3' }));
});

test('opened again with the panel for photos, which hides the gallery, it has the focus there', async () => {
  const { rerender } = render(chooser(true));
  await userEvent.click(screen.getByRole('button', { name: 'Read the first digit from a photo' }));
  const file = await screen.findByLabelText('Choose or take a photo');
  rerender(chooser(false));
  screen.getByRole('button', { name: 'Close', hidden: true }).focus();
  rerender(chooser(true));
  expect(document.activeElement).toBe(file);
});

test('what is not seen does not have it', () => {
  vi.spyOn(Element.prototype, 'checkVisibility').mockImplementation(function seen(this: Element) {
    return !this.matches('.labels *');
  });
  render(chooser(true));
  const sample = screen.getByRole('radio', { name: 'Handwritten 3, sample 2 of 3' });
  expect(document.activeElement).toBe(sample);
});
