import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';

import { checkLatent } from '../artifacts/latent';
import type { Blend } from '../blend/blend';
import { observable } from '../model/observable';
import { pointOn, type Code } from '../model/path';
import { drawnOn } from '../testing/fakeCanvas';
import { fakeLatent } from '../testing/fixtures';
import { fakeScreen } from '../testing/onScreen';
import { tinyEngine } from '../testing/tinyEngine';
import { tinyPicture } from '../testing/tinyNetworks';
import { inStds, withDimension } from './dimensions';
import { LookInside } from './LookInside';

const SIZE = 10;
const latent = checkLatent(fakeLatent(SIZE)); // the last number tells most
const engine = await tinyEngine({ vae: SIZE, ae: SIZE });
const position = observable(50);
const route = {
  first: Float32Array.from({ length: SIZE }, (_, i) => Math.sin(i)),
  second: Float32Array.from({ length: SIZE }, (_, i) => Math.cos(i)),
};
const pace = { evenSpeed: false, points: 9 };
const blend: Blend = { model: 'vae', ...(await engine.decodePath('vae', route, pace)), route };

beforeEach(() => {
  fakeScreen();
  position.set(50);
});

function show(part: Partial<Parameters<typeof LookInside>[0]> = {}) {
  return render(<LookInside {...{ latent, engine, position, blend, ...part }} />);
}

const slider = (rank: number) =>
  screen.getByRole<HTMLInputElement>('slider', { name: `Number ${rank} of ${SIZE}` });

async function expectPicture(code: Code, name = 'Digit of these numbers') {
  const expected = tinyPicture([...code]);
  await waitFor(() => {
    const drawn = drawnOn(screen.getByRole('img', { name }))?.data ?? [];
    const grey = [...drawn].filter((_, i) => i % 4 === 3);
    expect(grey).toEqual(expected.map((value) => expect.closeTo(255 * value, -0.1)));
  });
}

test('the sliders begin at the blend’s code, the most active number first', async () => {
  show();
  const code = pointOn(route, 0.5);
  await expectPicture(code);
  expect(slider(1).valueAsNumber).toBeCloseTo(inStds(code, latent.std, SIZE - 1), 1);
  expect(slider(8).valueAsNumber).toBeCloseTo(inStds(code, latent.std, SIZE - 8), 1);
  screen.getByRole('slider', { name: 'Number 1 of 10', description: '9.5 nats' });
});

test('they follow the blend until one is moved', async () => {
  show();
  act(() => position.set(100));
  await expectPicture(route.second);
  fireEvent.change(slider(2), { target: { value: -1.5 } });
  act(() => position.set(10));
  await expectPicture(withDimension(route.second, latent.std, SIZE - 2, -1.5));
  expect(slider(2).getAttribute('aria-valuetext')).toBe('−1.5');
});

test('one button leads back to the blend', async () => {
  show();
  const back = screen.getByRole<HTMLButtonElement>('button', { name: 'Back to the blend' });
  expect(back.disabled).toBe(true);
  fireEvent.change(slider(1), { target: { value: 3 } });
  await userEvent.click(back);
  await expectPicture(pointOn(route, 0.5));
  expect(back.disabled).toBe(true);
  expect(document.activeElement?.tagName).not.toBe('INPUT'); // its keys would move it
});

test('pressed by a key it leaves the focus on the number that was moved', async () => {
  show();
  await expectPicture(pointOn(route, 0.5));
  slider(3).focus();
  fireEvent.change(slider(3), { target: { value: 3 } });
  screen.getByRole('button', { name: 'Back to the blend' }).focus();
  await userEvent.keyboard('{Enter}');
  await expectPicture(pointOn(route, 0.5));
  expect(document.activeElement).toBe(slider(3));
});

test('the first eight are shown, and all on demand', async () => {
  show();
  expect(screen.getAllByRole('slider')).toHaveLength(8);
  await userEvent.click(screen.getByRole('button', { name: 'Show all 10' }));
  expect(screen.getAllByRole('slider')).toHaveLength(10);
  await userEvent.click(screen.getByRole('button', { name: 'Show the first 8' }));
  expect(screen.getAllByRole('slider')).toHaveLength(8);
});

test('a strip shows what the number in hand does, in one batch', async () => {
  const decode = vi.fn(engine.decode);
  show({ engine: { ...engine, decode } });
  act(() => slider(3).focus());
  const strip = screen.getByRole('group', { name: 'Number 3 from −3 to +3' });
  expect(within(strip).getAllByRole('img')).toHaveLength(5);
  const code = pointOn(route, 0.5);
  await expectPicture(withDimension(code, latent.std, SIZE - 3, -3), 'Number 3 at −3.0');
  await expectPicture(withDimension(code, latent.std, SIZE - 3, 1.5), 'Number 3 at +1.5');
  expect(new Set(decode.mock.calls.map(([, codes]) => codes.length))).toEqual(new Set([5]));
});

test('moving a number does not draw its own strip anew', async () => {
  const decode = vi.fn(engine.decode);
  show({ engine: { ...engine, decode } });
  act(() => slider(1).focus());
  fireEvent.change(slider(1), { target: { value: 2 } });
  await expectPicture(withDimension(pointOn(route, 0.5), latent.std, SIZE - 1, 2));
  expect(decode.mock.calls.map(([, codes]) => codes.length)).toEqual([5, 1]);
});

test('what was seen stays off the screen, where nothing more is asked', async () => {
  const { scroll } = fakeScreen();
  const decode = vi.fn(engine.decode);
  show({ engine: { ...engine, decode } });
  const [name, code] = [
    'Number 1 at +3.0',
    withDimension(pointOn(route, 0.5), latent.std, SIZE - 1, 3),
  ];
  await expectPicture(code, name);
  scroll(false);
  act(() => position.set(20));
  await expectPicture(code, name);
  expect(decode).toHaveBeenCalledTimes(1);
});

test('off the screen nothing is asked', () => {
  fakeScreen(false);
  const decode = vi.fn(engine.decode);
  show({ engine: { ...engine, decode } });
  act(() => position.set(20));
  expect(decode).not.toHaveBeenCalled();
});

test.each([{ latent: undefined }, { blend: undefined }, { engine: undefined }])(
  'what is missing is waited for, in words: %o',
  (missing) => {
    show(missing);
    expect(screen.getByText(/^This part waits/)).toBeTruthy();
  },
);
