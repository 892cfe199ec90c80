import { renderHook, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { startPair, type Input, type Pair } from '../blend/pair';
import { sceneOf } from '../blend/scene';
import { PIXELS } from '../model/pixels';
import { toHash } from './link';
import { useLink } from './useLink';

const digits = {
  latentDim: 1,
  noiseStdMax: 0.6,
  samples: Array.from({ length: 10 }, (_, label) => [
    { label, sample: 0, picture: new Float32Array(PIXELS), mu: new Float32Array(1) },
  ]),
};
const open = vi.fn();
const say = vi.fn();

beforeEach(() => {
  open.mockReset();
  say.mockReset();
});

afterEach(() => {
  location.hash = '';
});

const read = () => renderHook(() => useLink(digits, startPair, open, say));

test('without a link nothing is opened', async () => {
  const { result } = read();
  await waitFor(() => expect(result.current).toBe(true)); // it has been read
  expect([open, say].map(({ mock }) => mock.calls)).toEqual([[], []]);
});

test('the link that the page was opened with is opened when the digits are there', async () => {
  location.hash = '#v=1&a=1.0&b=2.0&p=30';
  const { rerender } = renderHook(
    (props: { digits: typeof digits | undefined }) => useLink(props.digits, startPair, open, say),
    { initialProps: { digits: undefined as typeof digits | undefined } },
  );
  expect(open).not.toHaveBeenCalled();
  rerender({ digits });
  await waitFor(() => expect(open).toHaveBeenCalled());
  const [{ scene, percent }] = open.mock.lastCall!;
  expect([scene.pair.first.label, scene.pair.second.label, percent]).toEqual([1, 2, 30]);
});

test('a link with rubbish is said in words', async () => {
  location.hash = '#v=1&a=1.99&b=2.0&p=30';
  read();
  await waitFor(() => expect(say.mock.lastCall?.[0]).toMatch(/could not be read/));
  expect(open).not.toHaveBeenCalled();
});

test('another link is opened as soon as it stands in the address bar', async () => {
  read();
  location.hash = '#v=1&a=5.0&b=6.0&p=70';
  dispatchEvent(new HashChangeEvent('hashchange'));
  await waitFor(() => expect(open).toHaveBeenCalled());
  expect(open.mock.lastCall![0].percent).toBe(70);
});

test('a photo that is on show is not another one when the address comes back to it', async () => {
  const photo: Input = { kind: 'photo', picture: new Float32Array(PIXELS).fill(0.5) };
  const pair: Pair = { first: photo, second: startPair.second };
  renderHook(() => useLink(digits, pair, open, say));
  location.hash = `#${toHash({ scene: sceneOf({ ...pair, second: photo }), percent: 20 })}`;
  dispatchEvent(new HashChangeEvent('hashchange'));
  await waitFor(() => expect(open).toHaveBeenCalled());
  const { first, second } = open.mock.lastCall![0].scene.pair;
  expect([first, second].map((input) => input === photo)).toEqual([true, true]);
});
