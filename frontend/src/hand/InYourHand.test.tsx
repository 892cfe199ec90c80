import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { checkDigits } from '../artifacts/digits';
import { checkPath } from '../artifacts/pathFile';
import { startPair, type Input } from '../blend/pair';
import type { Engine } from '../engine/engine';
import { PIXELS } from '../model/pixels';
import { fakeArtifacts, fakeDigits, fakePath, serve } from '../testing/fixtures';
import { fakeScreen } from '../testing/onScreen';
import { tinyEngine } from '../testing/tinyEngine';
import { InYourHand } from './InYourHand';
import type { SaveLine } from './WrittenLine';

const { raw, sheet } = fakeDigits(2);
const digits = checkDigits(raw, sheet);
const path = checkPath(fakePath(2));
const engine = await tinyEngine({ vae: 2, ae: 2 });
const subjectOf = (label: number) => {
  const { picture, mu } = digits.samples[label]![0]!;
  return { kind: 'shipped' as const, label, clean: picture, seen: picture, mu };
};
const [first, second] = [subjectOf(3), subjectOf(7)];
const photo: Input = { kind: 'photo', picture: new Float32Array(PIXELS).fill(0.5) };
const onSave = vi.fn<SaveLine>(async () => {});

function page(pair = startPair, asked: Engine | undefined = engine) {
  return <InYourHand {...{ digits, path, pair, first, second, onSave }} engine={asked} />;
}

beforeEach(() => {
  serve(fakeArtifacts());
  fakeScreen();
});

afterEach(() => void vi.useRealTimers());

test('a number is written in the hand of the two on the stage, and saved as a file', async () => {
  render(page());
  const field = screen.getByLabelText<HTMLInputElement>('Number');
  expect(field.value).toBe(String(new Date().getFullYear()));
  await userEvent.clear(field);
  await userEvent.type(field, '3a7.3377-33733');
  expect(field.value).toBe('37337733');
  expect(screen.getByRole('img', { name: '37337733, handwritten' })).toBeTruthy();
  await screen.findByRole('img', { name: 'A digit of the hand, read as 3' });
  const save = screen.getByRole<HTMLButtonElement>('button', { name: /number as SVG/ });
  await waitFor(() => expect(save.disabled).toBe(false));
  await userEvent.click(save);
  expect(onSave).toHaveBeenLastCalledWith(expect.anything(), '37337733.svg');
  expect(onSave.mock.lastCall?.[0]).toHaveLength(8);
});

test('digits of the visitor’s own are the hand, until they are forgotten', async () => {
  const { rerender } = render(page());
  rerender(page({ ...startPair, first: photo }));
  rerender(page());
  expect(screen.getByText('In your hand', { selector: 'p' })).toBeTruthy();
  await screen.findByRole('img', { name: /read as [37]/ });
  await userEvent.click(screen.getByRole('button', { name: 'Forget my digits' }));
  const whose = screen.getByText('In the hand of the two digits at the top');
  expect(document.activeElement).toBe(whose);
});

test('what is forgotten on the stage stays so when the other digit changes', async () => {
  const pair = { ...startPair, first: photo };
  const { rerender } = render(page(pair));
  await userEvent.click(screen.getByRole('button', { name: 'Forget my digits' }));
  rerender(page({ ...pair, second: { kind: 'shipped', label: 5, sample: 0 } }));
  expect(screen.getByText('In the hand of the two digits at the top')).toBeTruthy();
});

test('the clock tells the time, and each second when asked to', async () => {
  vi.useFakeTimers({ now: new Date(2026, 0, 1, 9, 59, 58), shouldAdvanceTime: true });
  render(page());
  const face = screen.getByRole<HTMLCanvasElement>('img', { name: 'Handwritten clock: 09:59' });
  const { width } = face;
  const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
  await user.click(screen.getByRole('checkbox', { name: 'Seconds' }));
  expect(face.width).toBeGreaterThan(width);
  await act(() => vi.advanceTimersByTimeAsync(3000));
  expect(face.getAttribute('aria-label')).toBe('Handwritten clock: 10:00');
});

test('a clock that cannot be seen rests', async () => {
  vi.useFakeTimers({ now: new Date(2026, 0, 1, 9, 59, 58) });
  const { scroll } = fakeScreen(false);
  render(page());
  await act(() => vi.advanceTimersByTimeAsync(5000));
  expect(screen.getByRole('img', { name: 'Handwritten clock: 09:59' })).toBeTruthy();
  expect(vi.getTimerCount()).toBe(0);
  scroll(true);
  expect(screen.getByRole('img', { name: 'Handwritten clock: 10:00' })).toBeTruthy();
});
