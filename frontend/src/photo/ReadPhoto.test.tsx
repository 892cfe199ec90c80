import { act, createEvent, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';

import type { Input } from '../blend/pair';
import { observable } from '../model/observable';
import { PIXELS, type Picture } from '../model/pixels';
import { useObservable } from '../parts/useObservable';
import { readPhoto, type Reading } from './photo';
import { ReadPhoto } from './ReadPhoto';

vi.mock('./photo', () => ({ readPhoto: vi.fn<typeof readPhoto>() }));

const three: Input = { kind: 'shipped', label: 3, sample: 1 };
const chosen = observable<Input>(three);
const photo = new File(['…'], 'page.jpg', { type: 'image/jpeg' });
const pictures = [0.2, 0.5, 0.9].map((value): Picture => new Float32Array(PIXELS).fill(value));
const photoOf = (picture: Picture | undefined): Input => ({ kind: 'photo', picture: picture! });

function Chooser() {
  const input = useObservable(chosen);
  return <ReadPhoto place="first" input={input} onChoose={(_, next) => chosen.set(next)} />;
}

const found = (digits: readonly Picture[]) =>
  vi.mocked(readPhoto).mockResolvedValue({ status: 'read', digits });

async function openPanel() {
  chosen.set(three);
  render(<Chooser />);
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'Read the first digit from a photo' }));
  const file = await screen.findByLabelText<HTMLInputElement>('Choose or take a photo');
  await waitFor(() => expect(document.activeElement).toBe(file));
  return { user, file };
}

beforeEach(() => void vi.mocked(readPhoto).mockReset());

test('the only digit of a photo is blended at once, and the one of before comes back', async () => {
  found(pictures.slice(0, 1));
  const { user, file } = await openPanel();
  expect(document.activeElement).toBe(file);
  await user.upload(file, photo);
  expect(await screen.findByText('This is what was understood.')).toBeTruthy();
  expect(readPhoto).toHaveBeenCalledWith(photo);
  expect(chosen.get()).toEqual(photoOf(pictures[0]));
  await user.click(screen.getByRole('button', { name: 'Back to the digit before' }));
  expect(chosen.get()).toBe(three);
  expect(document.activeElement).toBe(file);
  await user.click(screen.getByRole('button', { name: 'Done' }));
  const name = document.activeElement?.getAttribute('aria-label');
  expect(name).toBe('Read the first digit from a photo');
});

test('of several digits one is chosen', async () => {
  found(pictures);
  const { user, file } = await openPanel();
  await user.upload(file, photo);
  expect(await screen.findByText('3 digits were found. Choose one.')).toBeTruthy();
  expect(chosen.get()).toBe(three);
  await user.click(screen.getAllByRole('radio')[1]!);
  expect(chosen.get()).toEqual(photoOf(pictures[1]));
});

test('a photo is pasted or dropped as well', async () => {
  found(pictures.slice(2));
  await openPanel();
  fireEvent.paste(document.body, { clipboardData: { files: [photo] } });
  await vi.waitFor(() => expect(chosen.get()).toEqual(photoOf(pictures[2])));

  found(pictures.slice(1, 2));
  const panel = screen.getByRole('region', { name: 'Photo of the first digit' });
  const drop = createEvent.drop(panel, { dataTransfer: { files: [photo] } });
  fireEvent(panel, drop);
  await vi.waitFor(() => expect(chosen.get()).toEqual(photoOf(pictures[1])));
  expect(drop.defaultPrevented).toBe(true);
});

test.each([
  ['nothing', /^No digit was found/],
  ['unreadable', /^This browser cannot read that file/],
  ['guarded', /^This browser keeps the pixels/],
  ['failed', /a fault of this page/],
] as const)('%s is said in words, and the digit stays', async (status, words) => {
  vi.mocked(readPhoto).mockResolvedValue({ status });
  const { user, file } = await openPanel();
  await user.upload(file, photo);
  expect(await screen.findByText(words)).toBeTruthy();
  expect(chosen.get()).toBe(three);
});

test('the answer to an older photo is dropped', async () => {
  let answer: (reading: Reading) => void = () => undefined;
  vi.mocked(readPhoto).mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
  const { user, file } = await openPanel();
  await user.upload(file, photo);
  expect(screen.getByText('Reading…')).toBeTruthy();
  found(pictures.slice(0, 1));
  await user.upload(file, photo);
  await screen.findByText('This is what was understood.');
  answer({ status: 'nothing' });
  await Promise.resolve();
  expect(screen.getByText('This is what was understood.')).toBeTruthy();
});

test('a digit that was chosen while the photo is read stays', async () => {
  let answer: (reading: Reading) => void = () => undefined;
  vi.mocked(readPhoto).mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
  const { user, file } = await openPanel();
  await user.upload(file, photo);
  const other: Input = { kind: 'shipped', label: 5, sample: 0 };
  act(() => chosen.set(other));
  await act(async () => answer({ status: 'read', digits: pictures.slice(0, 1) }));
  expect(screen.getByText('This is what was understood.')).toBeTruthy();
  expect(chosen.get()).toBe(other);
});

test('a panel that is put away does not hear what is pasted', async () => {
  found(pictures.slice(2));
  await openPanel();
  const panel = screen.getByRole('region', { name: 'Photo of the first digit' });
  panel.parentElement!.hidden = true;
  fireEvent.paste(document.body, { clipboardData: { files: [photo] } });
  expect(readPhoto).not.toHaveBeenCalled();
  panel.parentElement!.hidden = false;
});
