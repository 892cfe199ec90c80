/** The page of 26 letters. */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';

import { checkDigits } from './artifacts/digits';
import { startPair } from './blend/pair';
import { sceneOf } from './blend/scene';
import { fromHash, toHash } from './keep/link';
import { fakeArtifacts, fakeDigits, serve } from './testing/fixtures';
import { fakeScreen } from './testing/onScreen';
import { renderPage } from './testing/renderPage';
import { tinyEngine } from './testing/tinyEngine';

vi.mock('./model/dataset', async () => {
  const { letters, pageOf } = await import('./testing/datasets');
  return pageOf(letters);
});
const tiny = await tinyEngine({ vae: 2, ae: 2 });
vi.mock('./engine/engineClient', () => ({ startEngine: async () => tiny }));

const { raw, sheet } = fakeDigits();
const digits = checkDigits(raw, sheet);
const button = (name: string) => screen.getByRole('button', { name });

async function openPage() {
  fakeScreen();
  serve(fakeArtifacts());
  renderPage();
  await screen.findByRole('heading', { name: 'About' });
}

test('there is a sample of each', () => {
  expect(digits.samples).toHaveLength(26);
  expect(digits.samples[25]).toHaveLength(3);
});

test('all that was a digit is a letter, and named', async () => {
  await openPage();
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe('Blending D into I'));
  expect(screen.getByRole('img', { name: 'First letter, a D' })).toBeTruthy();
  expect(screen.getByRole('img', { name: 'Second letter, an I' })).toBeTruthy();
  // Each is drawn when its own files have come.
  await screen.findByRole('img', { name: /^Map .* handwritten letters.* T .*\.$/ });
  await screen.findByText(/^The path passes [A-Z]( · [A-Z])*$/);
  await screen.findByRole('button', { name: /^Another C at the top left/ });
  expect(document.body.textContent).not.toMatch(/\bdigits?\b/i);
});

test('a letter is chosen by its key, drawn, or invented', async () => {
  await openPage();
  await userEvent.click(button('Choose the first letter'));
  const classes = screen.getByRole('radiogroup', { name: 'Class of the first letter' });
  expect(within(classes).getAllByRole('radio')).toHaveLength(26);
  await userEvent.click(within(classes).getByRole('radio', { name: 'Q' }));
  await userEvent.keyboard('{End}');
  expect(screen.getByRole('img', { name: 'First letter, a Z' })).toBeTruthy();
  await userEvent.keyboard('k');
  expect(screen.getByRole('radiogroup', { name: 'Handwriting of the K' })).toBeTruthy();
  expect(screen.getByRole('radio', { name: 'Handwritten K, sample 1 of 3' })).toBeTruthy();
  expect(button('Draw the first letter')).toBeTruthy();
  expect(button('Invent a letter')).toBeTruthy();
});

test('a link names letters; one that counts them is read, too', () => {
  const start = { scene: sceneOf(startPair), percent: 50 };
  expect(toHash(start)).toBe('v=1&a=D.0&b=I.1&p=50');
  expect(fromHash('v=1&a=D.0&b=I.1&p=50', digits)).toEqual(start);
  expect(fromHash('v=1&a=3.0&b=8.1&p=50', digits)).toEqual(start);
  expect(() => fromHash('v=1&a=É.0&b=I.1&p=50', digits)).toThrow('no letter É.0');
});
