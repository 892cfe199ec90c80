import { act, renderHook, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';

import { Fault } from '../model/fault';
import { useAnswer } from './useAnswer';

/** A question that waits to be answered by hand. */
function question() {
  let answer!: (value: string | undefined) => void;
  let fail!: (fault: Fault) => void;
  const promise = new Promise<string | undefined>((resolve, reject) => {
    answer = resolve;
    fail = reject;
  });
  return { ask: () => promise, answer, fail };
}

type Props = { ask: (() => Promise<string | undefined>) | undefined };

function renderAnswer(ask: Props['ask']) {
  return renderHook((props: Props) => useAnswer(props.ask), { initialProps: { ask } });
}

test('an answer stays until the next question has its own', async () => {
  const [first, second] = [question(), question()];
  const { result, rerender } = renderAnswer(first.ask);
  await act(async () => first.answer('one'));
  rerender({ ask: second.ask });
  expect(result.current.value).toBe('one');
  await act(async () => second.answer('two'));
  expect(result.current.value).toBe('two');
});

test('a late answer to an old question is dropped', async () => {
  const [first, second] = [question(), question()];
  const { result, rerender } = renderAnswer(first.ask);
  rerender({ ask: second.ask });
  await act(async () => second.answer('two'));
  await act(async () => first.answer('one'));
  expect(result.current.value).toBe('two');
});

test('a fault is shown, and is over with the next question', async () => {
  const [first, second] = [question(), question()];
  const { result, rerender } = renderAnswer(first.ask);
  const fault = new Fault('decode', 'no');
  await act(async () => first.fail(fault));
  expect(result.current.fault).toBe(fault);
  rerender({ ask: second.ask });
  expect(result.current.fault).toBeUndefined();
});

test('after a fault the same can be asked again', async () => {
  const [first, second] = [question(), question()];
  const ask = vi.fn().mockImplementationOnce(first.ask).mockImplementationOnce(second.ask);
  const { result } = renderAnswer(ask);
  await act(async () => first.fail(new Fault('model', 'no')));
  act(() => result.current.retry!());
  expect(result.current.fault).toBeUndefined();
  await act(async () => second.answer('two'));
  expect(result.current.value).toBe('two');
  expect(ask).toHaveBeenCalledTimes(2);
});

test('anything thrown is a fault of the network', async () => {
  const { result } = renderAnswer(() => Promise.reject(new Error('no')));
  await waitFor(() => expect(result.current.fault).toMatchObject({ kind: 'decode' }));
});

test('where nothing is asked there is no answer', async () => {
  const first = question();
  const { result, rerender } = renderAnswer(first.ask);
  await act(async () => first.answer('one'));
  rerender({ ask: undefined });
  expect(result.current).toMatchObject({ value: undefined, fault: undefined });
});
