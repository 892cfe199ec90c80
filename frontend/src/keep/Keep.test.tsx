import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';

import { sceneOf, type Scene } from '../blend/scene';
import { STEPS } from '../model/frames';
import { inkAt, onPaper } from '../model/inks';
import { observable } from '../model/observable';
import { PIXELS } from '../model/pixels';
import { Keep } from './Keep';
import { saveBlob } from './saveBlob';
import { toPng } from './png';
import type { Kept } from './useKeep';

vi.mock('./saveBlob');
vi.mock(import('./png'), () => ({ toPng: vi.fn() }));

const say = vi.fn();
const start = sceneOf({
  first: { kind: 'shipped', label: 4, sample: 2 },
  second: { kind: 'shipped', label: 9, sample: 0 },
});
const scene: Scene = { ...start, look: 'pixels' };
const paper = new Float32Array(PIXELS);
const subject = (label: number) => ({ kind: 'shipped' as const, label, clean: paper, seen: paper });
const frames = Array.from({ length: STEPS + 1 }, (_, percent) => paper.with(0, percent / STEPS));

function show(shown = scene, part: Partial<Kept> = {}) {
  const pair = { first: subject(4), second: subject(9) };
  const props = { say, frames, isCurrent: true, ...pair, position: observable(40) };
  return <Keep scene={shown} {...props} {...part} />;
}

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

beforeEach(() => {
  say.mockReset();
  vi.mocked(saveBlob).mockReset();
  vi.mocked(toPng)
    .mockReset()
    .mockResolvedValue(new Blob(['png']));
});

test('the picture at the slider’s place is saved under the pair’s name', async () => {
  render(show());
  await press('Download PNG');
  expect(vi.mocked(saveBlob).mock.lastCall?.[1]).toBe('blend-4-to-9-40.png');
  const [{ width, bytes }] = vi.mocked(toPng).mock.lastCall!;
  expect([width, ...bytes.subarray(0, 3)]).toEqual([560, ...onPaper(inkAt(40), 102 / 255)]);
  expect(say).toHaveBeenLastCalledWith('blend-4-to-9-40.png is saved.');
});

test('pictures of the pair before are never saved as the new pair’s: that waits for its own', async () => {
  const next = { ...scene, look: 'ink' } as const; // any other
  const position = observable(30);
  const { rerender } = render(show());
  rerender(show(next, { position, isCurrent: false, first: subject(9), second: subject(4) }));
  await press('Download PNG');
  expect(say.mock.calls).toEqual([['Drawing blend-9-to-4-30.png …']]);
  expect(toPng).not.toHaveBeenCalled();
  position.set(70); // as after a swap
  rerender(show(next, { position, first: subject(9), second: subject(4) }));
  await vi.waitFor(() => expect(say).toHaveBeenLastCalledWith('blend-9-to-4-70.png is saved.'));
  expect(vi.mocked(saveBlob).mock.calls.map(([, name]) => name)).toEqual(['blend-9-to-4-70.png']);
});

test('a file that waits is not saved any more when something else is shown', async () => {
  const { rerender } = render(show(scene, { isCurrent: false }));
  await press('Download PNG');
  rerender(show({ ...scene }, { first: subject(5) }));
  expect(toPng).not.toHaveBeenCalled();
  await press('Download strip');
  expect(vi.mocked(saveBlob).mock.calls.map(([, name]) => name)).toEqual([
    'blend-5-to-9-strip.png',
  ]);
});

test('while one file waits another is not begun, and that is said', async () => {
  const { rerender } = render(show(scene, { isCurrent: false }));
  await press('Download PNG');
  await press('Download strip');
  expect(say.mock.lastCall?.[0]).toMatch(/^blend-4-to-9-40.png is still being drawn/);
  rerender(show());
  await vi.waitFor(() => expect(say).toHaveBeenLastCalledWith('blend-4-to-9-40.png is saved.'));
  expect(saveBlob).toHaveBeenCalledOnce();
});

test.each([
  ['drawn', 'drawing'],
  ['photo', 'photo'],
  ['invented', 'invented'],
] as const)('what is %s, and of no class, is called so in a file’s name', async (kind, name) => {
  render(show(scene, { first: { kind, clean: paper, seen: paper } }));
  await press('Download PNG');
  expect(vi.mocked(saveBlob).mock.lastCall?.[1]).toBe(`blend-${name}-to-9-40.png`);
});

test('a press while a file is being drawn says so, and draws nothing', async () => {
  let finish = (_: Blob) => {};
  vi.mocked(toPng).mockReturnValue(new Promise((resolve) => (finish = resolve)));
  render(show());
  await press('Download PNG');
  await press('Download strip');
  expect(say.mock.lastCall?.[0]).toMatch(/^blend-4-to-9-40.png is still being drawn/);
  expect(toPng).toHaveBeenCalledTimes(1);
  finish(new Blob(['png']));
  await vi.waitFor(() => expect(say).toHaveBeenLastCalledWith('blend-4-to-9-40.png is saved.'));
});

test('a picture that cannot be made is said in words', async () => {
  vi.mocked(toPng).mockRejectedValue(new Error('no memory'));
  render(show());
  await press('Download strip');
  expect(saveBlob).not.toHaveBeenCalled();
  expect(say.mock.lastCall?.[0]).toMatch(/^blend-4-to-9-strip.png could not be made/);
});

test('a denied clipboard leaves a field with the link, until something else is shown', async () => {
  userEvent.setup();
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('denied'));
  const { rerender } = render(show());
  await userEvent.click(screen.getByRole('button', { name: 'Copy link' }));
  const field = await screen.findByRole<HTMLInputElement>('textbox');
  expect(field.value).toMatch(/#v=1&a=4.2&b=9.0&p=40&i=0$/);
  expect(document.activeElement).toBe(field);
  rerender(show({ ...scene, evenSpeed: false }));
  expect(screen.queryByRole('textbox')).toBeNull();
});

test('the code for another page is copied', async () => {
  userEvent.setup();
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  render(show());
  await userEvent.click(screen.getByRole('button', { name: 'Copy embed code' }));
  expect(write.mock.lastCall?.[0]).toMatch(
    /^<iframe src="[^"]*#embed&amp;v=1&amp;a=4\.2&amp;b=9\.0/,
  );
  expect(say.mock.lastCall?.[0]).toMatch(/^The code is copied/);
});

test('a phone passes the link on in its own way', async () => {
  const share = vi.fn().mockResolvedValue(undefined);
  vi.stubGlobal('navigator', Object.assign(Object.create(navigator), { share }));
  vi.stubGlobal('matchMedia', (query: string) => ({ matches: query === '(pointer: coarse)' }));
  render(show());
  await userEvent.click(screen.getByRole('button', { name: 'Share' }));
  expect(share.mock.lastCall?.[0].url).toMatch(/#v=1&a=4\.2&b=9\.0&p=40&i=0$/);
});

test('where nothing can be shared there is no button for it', () => {
  render(show());
  expect(screen.queryByRole('button', { name: 'Share' })).toBeNull();
});

test('drawings that are too much for a link are said in words', async () => {
  const jumps = Array.from({ length: 500 }, (_, i) => [i % 2, i % 2] as const);
  const drawing = { brush: 0.09, strokes: [jumps, jumps], picture: paper };
  const first = { kind: 'drawn', drawing } as const;
  render(show({ ...scene, pair: { ...scene.pair, first } }));
  await press('Copy link');
  expect(say.mock.lastCall?.[0]).toMatch(/too much in the drawings/);
});
