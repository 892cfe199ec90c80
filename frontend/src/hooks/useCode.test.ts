import { act, renderHook } from '@testing-library/react';
import { expect, test, vi } from 'vitest';

import type { Engine, NetworkName } from '../model/engine';
import type { Encoding } from '../model/network';
import type { Subject } from '../model/subject';
import { useCode } from './useCode';

/** An engine whose answers are given by hand, in the order of the questions. */
function slowEngine() {
  const answers: ((encoding: Encoding) => void)[] = [];
  const encode = vi.fn(() => new Promise<Encoding>((resolve) => answers.push(resolve)));
  const answer = (place: number, encoding: Encoding) =>
    act(async () => {
      await vi.waitFor(() => expect(answers.length).toBeGreaterThan(place));
      answers[place]!(encoding);
    });
  return { engine: { encode } as unknown as Engine, encode, answer };
}

const picture = new Float32Array(784);
const drawn: Subject = { clean: picture, seen: picture };
const shipped: Subject = { ...drawn, label: 3, mu: Float32Array.of(1, 2) };
const code = (value: number): Encoding => ({ mu: Float32Array.of(value) });

interface Props {
  network: NetworkName;
  subject: Subject;
}

function renderCode(engine: Engine, initialProps: Props) {
  return renderHook(({ network, subject }: Props) => useCode(engine, network, subject), {
    initialProps,
  });
}

test('what the pipeline knows is there at once, and not asked', () => {
  const { engine, encode } = slowEngine();
  const { result } = renderCode(engine, { network: 'vae', subject: shipped });
  expect(result.current.value).toEqual({ mu: shipped.mu });
  expect(encode).not.toHaveBeenCalled();
});

test('of a drawing, and for the autoencoder, the encoder is asked', async () => {
  const { engine, encode, answer } = slowEngine();
  const { result, rerender } = renderCode(engine, { network: 'vae', subject: drawn });
  await answer(0, code(1));
  expect(result.current.value).toEqual(code(1));
  rerender({ network: 'ae', subject: shipped });
  await answer(1, code(2));
  expect(result.current.value).toEqual(code(2));
  expect(encode.mock.calls).toEqual([
    ['vae', picture],
    ['ae', picture],
  ]);
});

test('a code is never taken for another network’s, not even for a moment', async () => {
  const { engine, answer } = slowEngine();
  const { result, rerender } = renderCode(engine, { network: 'ae', subject: drawn });
  await answer(0, code(1));
  rerender({ network: 'vae', subject: drawn });
  expect(result.current.value).toBeUndefined();
  await answer(1, code(2));
  expect(result.current.value).toEqual(code(2));
});
