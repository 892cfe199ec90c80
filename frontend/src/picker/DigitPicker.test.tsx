import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';

import { checkDigits } from '../artifacts/digits';
import type { Choice, Input } from '../blend/pair';
import { paintPad } from '../draw/padPainter';
import { drawingFrom, MAX_STROKES } from '../model/drawing';
import { observable } from '../model/observable';
import { PIXELS } from '../model/pixels';
import { useObservable } from '../parts/useObservable';
import { drawnOn } from '../testing/fakeCanvas';
import { fakeDigits } from '../testing/fixtures';
import { DigitPicker } from './DigitPicker';

vi.mock('../draw/padPainter', () => ({ paintPad: vi.fn<typeof paintPad>() }));

const { raw, sheet } = fakeDigits();
const digits = checkDigits(raw, sheet);
const three: Choice = { kind: 'shipped', label: 3, sample: 1 };
const drawn = (strokes: number): Input => ({
  kind: 'drawn',
  drawing: drawingFrom(
    0.1,
    Array.from({ length: strokes }, () => [[0.2, 0.2]] as const),
  ),
});

const chosen = observable<Input>(three);
const choose = (_: string, input: Input) => chosen.set(input);

function Chooser() {
  return (
    <DigitPicker
      engine={undefined}
      place="first"
      {...{ digits }}
      invent={undefined}
      input={useObservable(chosen)}
      onChoose={choose}
    />
  );
}

const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name });
const pad = () => screen.getByRole('application', { name: 'Drawing pad for the first digit' });
const strokesNow = () => {
  const input = chosen.get();
  return input.kind === 'drawn' ? input.drawing.strokes : [];
};
const classNow = () => screen.queryByRole('radiogroup', { name: /^Handwriting of the/ });

async function openPad(start: Input = three) {
  chosen.set(start);
  render(<Chooser />);
  const user = userEvent.setup();
  await user.click(button('Draw the first digit'));
  const opened = await screen.findByRole('application');
  await waitFor(() => expect(document.activeElement).toBe(opened)); // keys are for it
  return user;
}

beforeEach(() => {
  vi.mocked(paintPad).mockClear();
});

test('the pad opens in the gallery’s place and has the focus', async () => {
  await openPad();
  expect(pad()).toBe(document.activeElement);
  expect(classNow()).toBeNull();
  expect(screen.queryByRole('button', { name: 'Draw the first digit' })).toBeNull();
});

test('with nothing drawn there is nothing to undo or clear, and the digit stays', async () => {
  const user = await openPad();
  expect(button('Undo').disabled).toBe(true);
  expect(button('Clear').disabled).toBe(true);
  await user.click(button('Keep the 3'));
  expect(chosen.get()).toBe(three);
  expect(button('Draw the first digit')).toBe(document.activeElement);
});

test('keys draw: the pen goes down, along and up again', async () => {
  const user = await openPad();
  await user.keyboard('{ArrowUp} {ArrowRight}{Shift>}{ArrowDown}{/Shift}');
  const [centre, step] = [0.5, 8 / 255];
  const [line] = strokesNow();
  expect(line).toHaveLength(3);
  expect(line!.at(-1)![0]).toBeCloseTo(centre + step, 2);
  expect(line!.at(-1)![1]).toBeCloseTo(centre + 3 * step, 2);

  await user.keyboard('{Enter}{ArrowLeft}{ArrowLeft}');
  expect(strokesNow()).toEqual([line]);
  await user.keyboard('{Enter}{Enter}');
  expect(strokesNow()).toHaveLength(2);
});

test('where the pen is, is said when a key is let go', async () => {
  const user = await openPad();
  await user.keyboard('{ArrowUp>3}');
  expect(screen.queryByText(/^Pen/)).toBeNull();
  await user.keyboard('{/ArrowUp}');
  expect(screen.getByText('Pen up, 50 % across, 41 % down')).toBeTruthy();
  await user.keyboard(' ');
  expect(screen.getByText('Pen down, 50 % across, 41 % down')).toBeTruthy();
});

test('the pen is lifted, and its mark goes, when the focus leaves the pad', async () => {
  const user = await openPad();
  await user.keyboard(' {ArrowRight}');
  expect(vi.mocked(paintPad).mock.lastCall?.[1].cursor).toMatchObject({ down: true });
  await user.tab();
  expect(vi.mocked(paintPad).mock.lastCall?.[1].cursor).toBeUndefined();
  expect(strokesNow()).toHaveLength(1);
});

test('the network’s view is the picture that is blended', async () => {
  const user = await openPad();
  const view = () => drawnOn(screen.getByRole('img', { name: 'What the network sees' }));
  expect(view()).toBeUndefined();
  await user.keyboard(' {ArrowDown}{ArrowDown} ');
  expect(view()?.data.some((value) => value > 0 && value < 255)).toBe(true);
  expect(chosen.get().kind).toBe('drawn');
});

test('undo takes one stroke after the other, and at last the digit of before comes back', async () => {
  const user = await openPad(three);
  await user.keyboard('  {ArrowRight}  ');
  expect(strokesNow()).toHaveLength(2);
  await user.keyboard('{Control>}z{/Control}');
  expect(strokesNow()).toHaveLength(1);
  await user.click(button('Undo'));
  expect(chosen.get()).toBe(three);
  expect(pad()).toBe(document.activeElement);
});

test('with the pen down, undo takes back the line that it draws, on the pad as well, and no other', async () => {
  const user = await openPad();
  const onPad = () => vi.mocked(paintPad).mock.lastCall?.[1];
  await user.keyboard('  {ArrowRight} {ArrowRight}');
  expect(strokesNow()).toHaveLength(2);
  await user.keyboard('{Control>}z{/Control}');
  expect(strokesNow()).toHaveLength(1);
  expect(onPad()?.strokes).toHaveLength(1);
  expect(onPad()?.cursor?.down).toBe(false);
  expect(screen.getByText(/^Pen up, /)).toBeTruthy();

  await user.keyboard(' {Control>}z{/Control}'); // of a line that is a dot yet
  expect(onPad()?.strokes).toHaveLength(1);
  await user.keyboard('{Control>}z{/Control}');
  expect(chosen.get()).toBe(three);
  expect(onPad()?.strokes).toEqual([]);
});

test('what is cleared can be had back', async () => {
  const user = await openPad();
  await user.keyboard('  {ArrowRight}  ');
  const before = strokesNow();
  await user.click(button('Clear'));
  expect(chosen.get()).toBe(three);
  expect(pad()).toBe(document.activeElement);
  await user.click(button('Undo'));
  expect(strokesNow()).toEqual(before);
});

test('another brush changes what is drawn already, and what comes', async () => {
  const user = await openPad();
  const brush = screen.getByRole<HTMLInputElement>('slider', { name: 'Brush' });
  const setBrush = (value: string) =>
    act(() => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(brush, value);
      brush.dispatchEvent(new Event('input', { bubbles: true }));
    });
  setBrush('40');
  expect(chosen.get()).toBe(three);
  expect(brush.getAttribute('aria-valuetext')).toBe('16 % of the pad');
  act(() => pad().focus());
  await user.keyboard('  ');
  expect(chosen.get()).toMatchObject({ drawing: { brush: 40 / 255 } });
  setBrush('12');
  expect(chosen.get()).toMatchObject({ drawing: { brush: 12 / 255 } });
});

test('Escape closes the pad, and the button has the focus again', async () => {
  const user = await openPad();
  await user.keyboard('  {Escape}');
  expect(screen.queryByRole('application')).toBeNull();
  expect(button('Draw the first digit')).toBe(document.activeElement);
  expect(strokesNow()).toHaveLength(1);
});

test('while a drawing is blended the gallery shows the class of before, and no sample is chosen', async () => {
  const user = await openPad();
  await user.keyboard('  {Escape}');
  expect(classNow()?.getAttribute('aria-label')).toBe('Handwriting of the 3');
  expect(screen.queryAllByRole('radio', { checked: true })).toEqual([]);
});

test('the drawing is kept while another digit is chosen, and the pad goes on with it', async () => {
  const user = await openPad();
  await user.keyboard('  {Escape}');
  const drawing = chosen.get();
  await user.click(within(classNow()!).getAllByRole('radio')[2]!);
  expect(chosen.get()).toEqual({ kind: 'shipped', label: 3, sample: 2 });
  await user.click(button('Draw the first digit'));
  await waitFor(() => expect(chosen.get()).toEqual(drawing));
  await user.click(button('Clear'));
  expect(chosen.get()).toEqual({ kind: 'shipped', label: 3, sample: 2 });
});

test('a digit chosen elsewhere closes the pad', async () => {
  const user = await openPad();
  await user.keyboard('  ');
  act(() => chosen.set({ kind: 'shipped', label: 7, sample: 0 }));
  expect(screen.queryByRole('application')).toBeNull();
  expect(classNow()?.getAttribute('aria-label')).toBe('Handwriting of the 7');
});

test('a drawing that comes from elsewhere is gone on with', async () => {
  const user = await openPad(drawn(2));
  await user.keyboard('  ');
  expect(strokesNow()).toHaveLength(3);
});

test('a full pad says so', async () => {
  const user = await openPad(drawn(MAX_STROKES));
  expect(screen.getByText(/^The pad holds no more strokes/)).toBeTruthy();
  await user.keyboard('  ');
  expect(strokesNow()).toHaveLength(MAX_STROKES);
});

const invented: Input = {
  kind: 'invented',
  label: 7,
  picture: new Float32Array(PIXELS),
  code: Float32Array.of(1, 2),
};
const fromPhoto: Input = { kind: 'photo', picture: new Float32Array(PIXELS) };

test.each([
  ['an invented digit', invented],
  ['one of a photo', fromPhoto],
])('over %s the pad opens as well, and another one closes it', async (_, input) => {
  await openPad(input);
  expect(pad()).toBe(document.activeElement);
  act(() => chosen.set({ ...input }));
  expect(screen.queryByRole('application')).toBeNull();
});
