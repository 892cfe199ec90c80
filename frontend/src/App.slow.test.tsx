/** The page where the network takes its time. */
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';

import type { Engine } from './engine/engine';
import { saveBlob } from './keep/saveBlob';
import { Fault } from './model/fault';
import { fakeArtifacts, serve } from './testing/fixtures';
import { renderPage } from './testing/renderPage';
import { tinyEngine } from './testing/tinyEngine';

vi.mock('./keep/saveBlob');
const tiny = await tinyEngine({ vae: 2, ae: 2 });
let turn: Promise<void>;
const decodePath: Engine['decodePath'] = async (...question) => {
  await turn;
  return tiny.decodePath(...question);
};
vi.mock('./engine/engineClient', () => ({ startEngine: async () => ({ ...tiny, decodePath }) }));

/** From now on the network waits until it is let go or fails. */
function hold() {
  let end = (_?: Promise<never>) => {};
  turn = new Promise((resolve) => (end = resolve));
  return {
    letGo: () => act(async () => end()),
    fail: () => act(async () => end(Promise.reject(new Fault('decode', 'no')))),
  };
}

const download = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Download PNG' });
const choose = (name: string) => userEvent.click(screen.getByRole('radio', { name }));
const status = () => screen.getByRole('status').textContent;
const nameOf = (which: string) =>
  screen.getByRole('img', { name: new RegExp(`^${which} digit`) }).getAttribute('aria-label');

/** The page with another pair than the one that came drawn with it: 4 and 8. */
beforeEach(async () => {
  turn = Promise.resolve();
  vi.mocked(saveBlob).mockReset();
  serve(fakeArtifacts());
  renderPage();
  await screen.findByRole('heading', { name: 'About' });
  await userEvent.click(screen.getByRole('button', { name: 'Choose the first digit' }));
  await choose('4');
  await waitFor(() => expect(nameOf('Blended')).toBe('Blended digit, 50 %, from 4 to 8'));
});

test('until new pictures are there the old ones keep their name, and a file waits for the new', async () => {
  const { letGo } = hold();
  await choose('5');
  expect(nameOf('First')).toBe('First digit, a 5');
  expect(nameOf('Blended')).toBe('Blended digit, 50 %, from 4 to 8');
  await userEvent.click(download());
  expect(status()).toBe('Drawing blend-5-to-8-50.png …');
  expect(document.activeElement).toBe(download());
  expect(saveBlob).not.toHaveBeenCalled();
  await letGo();
  await waitFor(() => expect(status()).toBe('blend-5-to-8-50.png is saved.'));
  expect(nameOf('Blended')).toBe('Blended digit, 50 %, from 5 to 8');
  expect(saveBlob).toHaveBeenCalledOnce();
});

test('swapped, it is called by its way when the pictures have turned round', async () => {
  const { letGo } = hold();
  const slider = screen.getByRole('slider', { name: 'Blend' });
  await userEvent.click(screen.getByRole('button', { name: 'Swap' }));
  expect(slider.getAttribute('aria-valuetext')).toBe('50 %, from 4 to 8');
  await letGo();
  await waitFor(() => expect(slider.getAttribute('aria-valuetext')).toBe('50 %, from 8 to 4'));
});

test('of a pair that could not be drawn there is nothing to save', async () => {
  const { fail } = hold();
  await choose('5');
  await userEvent.click(download());
  await fail();
  await screen.findByText('The network could not draw this blend.');
  expect(download().disabled).toBe(true);
  expect(saveBlob).not.toHaveBeenCalled();
  turn = Promise.resolve();
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(status()).toBe('blend-5-to-8-50.png is saved.'));
});
