import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';

import type { Input, Invented } from '../blend/pair';
import { Fault } from '../model/fault';
import { InventDigit } from './InventDigit';

const seven: Invented = {
  kind: 'invented',
  label: 7,
  picture: new Float32Array(784),
  code: Float32Array.of(1, 2),
};
const three: Input = { kind: 'shipped', label: 3, sample: 0 };
const button = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Invent a digit' });

test('each press invents a digit of the chosen class and takes it', async () => {
  const invent = vi.fn(async () => seven);
  const onChoose = vi.fn();
  render(<InventDigit place="second" input={three} label={7} {...{ invent, onChoose }} />);
  await userEvent.click(button());
  await userEvent.click(button());
  expect(invent.mock.calls).toEqual([[7], [7]]);
  expect(onChoose).toHaveBeenLastCalledWith('second', seven);
});

test('without the network there is nothing to press', () => {
  render(
    <InventDigit place="first" input={three} label={7} invent={undefined} onChoose={() => {}} />,
  );
  expect(button().disabled).toBe(true);
});

test('what fails is said in words, until it works', async () => {
  const invent = vi.fn(async () => seven).mockRejectedValueOnce(new Fault('prior', 'not found'));
  render(<InventDigit place="first" input={three} label={7} invent={invent} onChoose={() => {}} />);
  await userEvent.click(button());
  expect(screen.getByRole('alert').textContent).toMatch(/invented of could not be loaded/);
  await userEvent.click(button());
  expect(screen.getByRole('alert').textContent).toBe('');
});

test('what is chosen while one is invented stays', async () => {
  const onChoose = vi.fn();
  const answers: ((invented: Invented) => void)[] = [];
  const invent = () => new Promise<Invented>((resolve) => answers.push(resolve));
  const at = (input: Input) => (
    <InventDigit place="first" label={7} {...{ input, invent, onChoose }} />
  );
  const { rerender } = render(at(three));
  await userEvent.click(button());
  rerender(at({ ...three, sample: 1 }));
  await act(async () => answers[0]!(seven));
  expect(onChoose).not.toHaveBeenCalled();

  await userEvent.click(button());
  await userEvent.click(button());
  await act(async () => answers[1]!(seven));
  rerender(at(seven));
  const another = { ...seven };
  await act(async () => answers[2]!(another)); // the second press is the newer wish
  expect(onChoose.mock.calls).toEqual([
    ['first', seven],
    ['first', another],
  ]);
});
