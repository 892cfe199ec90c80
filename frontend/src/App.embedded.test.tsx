/** The page within another one. */
import { act, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';

import { fakeArtifacts, serve } from './testing/fixtures';
import { renderPage } from './testing/renderPage';
import { tinyEngine } from './testing/tinyEngine';

const tiny = await tinyEngine({ vae: 2, ae: 2 });
vi.mock('./engine/engineClient', () => ({ startEngine: async () => tiny }));

let fetched: ReturnType<typeof serve>;

beforeEach(() => {
  fetched = serve(fakeArtifacts());
});

/** As the page around it, or its address, says. */
function goTo(hash: string) {
  history.replaceState(null, '', `/#${hash}`);
  act(() => void dispatchEvent(new HashChangeEvent('hashchange')));
}

async function open(hash: string) {
  goTo(hash);
  renderPage();
  await screen.findByRole('img', { name: 'First digit, a 3' });
}

test('a link that cannot be read is said in words', async () => {
  await open('embed&v=1&a=99.9&b=8.1&p=50');
  await waitFor(() => expect(screen.getByRole('status').textContent).toMatch(/could not be read/));
  goTo('embed&v=1&a=4.2&b=9.0&p=30');
  await screen.findByRole('img', { name: 'First digit, a 4' });
  await waitFor(() => expect(screen.queryByRole('status')).toBeNull());
});

test('a link that comes later is opened, with the network that it needs', async () => {
  await open('embed');
  expect(fetched.mock.calls.map(([url]) => url)).toEqual(['/first_pair.png']);
  goTo('embed&v=1&a=4.2&b=9.0&p=30');
  await screen.findByRole('img', { name: 'First digit, a 4' });
  await waitFor(() => expect(screen.queryByRole('status')).toBeNull());
  const blended = 'Blended digit, 30 %, from 4 to 9';
  expect(screen.getByRole('img', { name: blended })).toBeTruthy();
  const whole = screen.getByRole<HTMLAnchorElement>('link');
  expect(whole.href).toMatch(/#v=1&a=4\.2&b=9\.0&p=30$/);
});
