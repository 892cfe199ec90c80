import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';

import { checkDigits } from '../artifacts/digits';
import type { Engine } from '../engine/engine';
import { Fault } from '../model/fault';
import * as inkPainter from '../parts/inkPainter';
import { drawnOn } from '../testing/fakeCanvas';
import { fakeDigits } from '../testing/fixtures';
import { fakeScreen } from '../testing/onScreen';
import { tinyEngine } from '../testing/tinyEngine';
import { tinyPicture } from '../testing/tinyNetworks';
import { cornerCode, cornerCodes, startCorners } from './corners';
import { Corners } from './Corners';

const { raw, sheet } = fakeDigits(2);
const digits = checkDigits(raw, sheet);
const engine = await tinyEngine({ vae: 2, ae: 2 });
const look = 'pixels';

beforeEach(() => void fakeScreen());

function pixels(name: string): number[] | undefined {
  const data = drawnOn(screen.getByRole('img', { name }))?.data;
  return data && [...data].filter((_, i) => i % 4 === 3);
}

async function expectPicture(choices: typeof startCorners, x: number, y: number) {
  const code = cornerCode(cornerCodes(digits, choices), { x, y });
  const expected = tinyPicture([...code]).map((value) => Math.round(255 * value));
  await waitFor(() => expect(pixels('Digit at the point')).toEqual(expected));
}

const across = () => screen.getByRole('slider', { name: 'Point, across' });

test('it shows what the network draws at the point, from the middle on', async () => {
  render(<Corners {...{ digits, engine, look }} />);
  await expectPicture(startCorners, 50, 50);
  expect(across().getAttribute('aria-valuetext')).toBe('50 % across, 50 % down');
});

test('arrow keys move the point both ways, with Shift in larger steps', async () => {
  render(<Corners {...{ digits, engine, look }} />);
  across().focus();
  await userEvent.keyboard('{ArrowRight}{Shift>}{ArrowDown}{/Shift}');
  await expectPicture(startCorners, 51, 60);
  expect(across().getAttribute('aria-valuetext')).toBe('51 % across, 60 % down');
});

test('either slider moves it in its direction', async () => {
  render(<Corners {...{ digits, engine, look }} />);
  fireEvent.change(across(), { target: { value: 0 } });
  fireEvent.change(screen.getByRole('slider', { name: 'Point, down' }), { target: { value: 100 } });
  await expectPicture(startCorners, 0, 100);
});

test('a corner takes another class and another handwriting', async () => {
  render(<Corners {...{ digits, engine, look }} />);
  fireEvent.change(across(), { target: { value: 0 } });
  fireEvent.change(screen.getByRole('slider', { name: 'Point, down' }), { target: { value: 0 } });
  await userEvent.selectOptions(
    screen.getByRole('combobox', { name: 'Digit at the top left' }),
    '5',
  );
  const another = screen.getByRole('button', { name: /^Another 5 at the top left/ });
  expect(another.getAttribute('aria-label')).toMatch(/, in place of sample 1$/);
  await userEvent.click(another);
  expect(another.getAttribute('aria-label')).toMatch(/, in place of sample 2$/);
  await expectPicture({ ...startCorners, topLeft: { kind: 'shipped', label: 5, sample: 1 } }, 0, 0);
});

test('the small pictures are decoded in one batch, and not again when the point moves', async () => {
  const decode = vi.fn(engine.decode);
  render(<Corners {...{ digits, look }} engine={{ ...engine, decode }} />);
  await expectPicture(startCorners, 50, 50);
  fireEvent.change(across(), { target: { value: 20 } });
  await expectPicture(startCorners, 20, 50);
  const sizes = decode.mock.calls.map(([, codes]) => codes.length);
  expect(sizes.filter((size) => size > 1)).toEqual([81]);
});

test('in ink all of its pictures are lines, those of the grid as soon as they have come', async () => {
  const draw = vi.spyOn(inkPainter, 'drawInk');
  render(<Corners {...{ digits, engine }} look="ink" />);
  await waitFor(() => expect(draw).toHaveBeenCalledTimes(4 + 1 + 81));
  for (const canvas of screen.getAllByRole('img')) expect(canvas.className).toBe('inked');
});

test('nothing is asked before it is on the screen', async () => {
  const { scroll } = fakeScreen(false);
  const decode = vi.fn(engine.decode);
  render(<Corners {...{ digits, look }} engine={{ ...engine, decode }} />);
  expect(decode).not.toHaveBeenCalled();
  scroll(true);
  await expectPicture(startCorners, 50, 50);
});

test('without an engine it says what it waits for', () => {
  render(<Corners {...{ digits, look }} engine={undefined} />);
  expect(screen.getByText(/^This part waits for the network to load\./)).toBeTruthy();
});

test('a fault is said in words, and over with the next move', async () => {
  const decode = vi.fn<Engine['decode']>().mockImplementation(engine.decode);
  decode.mockRejectedValueOnce(new Fault('decode', 'made up'));
  decode.mockRejectedValueOnce(new Fault('decode', 'made up'));
  render(<Corners {...{ digits, look }} engine={{ ...engine, decode }} />);
  expect(await screen.findByText(/^The network could not draw this/)).toBeTruthy();
  fireEvent.change(across(), { target: { value: 20 } });
  await expectPicture(startCorners, 20, 50);
  expect(screen.queryByText(/^The network could not draw this/)).toBeNull();
});
