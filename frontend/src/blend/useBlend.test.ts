import { renderHook, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';

import { checkPath } from '../artifacts/pathFile';
import { crossfade } from '../model/crossfade';
import { Fault } from '../model/fault';
import { STEPS } from '../model/frames';
import { shippedRoute } from '../model/path';
import { toIntensities } from '../model/pixels';
import { fakePath, fakeSheet } from '../testing/fixtures';
import { tinyEngine } from '../testing/tinyEngine';
import { tinyPicture } from '../testing/tinyNetworks';
import type { Subject } from './subject';
import { useBlend, type BlendQuestion } from './useBlend';

const engine = await tinyEngine({ vae: 2, ae: 3 });
const path = checkPath(fakePath(2));
const { greys } = fakeSheet(28, 56);
const subjectOf = (half: number, mu: Float32Array): Subject => {
  const picture = toIntensities(greys.subarray(784 * half, 784 * (half + 1)));
  return { kind: 'shipped', label: half, clean: picture, seen: picture, mu };
};
const first = subjectOf(0, Float32Array.of(1, -2));
const second = subjectOf(1, Float32Array.of(-3, 0.5));
const question: BlendQuestion = { engine, path, model: 'vae', evenSpeed: true, first, second };

function renderBlend(change: Partial<BlendQuestion>) {
  return renderHook((props: BlendQuestion) => useBlend(props), {
    initialProps: { ...question, ...change },
  });
}

function expectPicture(found: Float32Array | undefined, code: ArrayLike<number>) {
  tinyPicture(Array.from(code)).forEach((value, i) => expect(found![i]).toBeCloseTo(value, 4));
}

test('the VAE goes the path that ships, from the codes that the pipeline knows', async () => {
  const encode = vi.spyOn(engine, 'encode');
  const { result } = renderBlend({});
  await waitFor(() => expect(result.current.value).toBeDefined());
  const { frames, route, times } = result.current.value!;
  expect(route).toEqual(shippedRoute(first.mu!, second.mu!, path));
  expect(times).toHaveLength(STEPS + 1);
  expectPicture(frames[0], first.mu!);
  expectPicture(frames[STEPS], second.mu!);
  expect(encode).not.toHaveBeenCalled();
});

test('the autoencoder goes a straight line between codes of its own', async () => {
  const { result } = renderBlend({ model: 'ae' });
  await waitFor(() => expect(result.current.value).toBeDefined());
  const { frames, route } = result.current.value!;
  expect(route!.middle).toBeUndefined();
  expect(route!.first).toEqual((await engine.encode('ae', first.seen)).mu);
  expectPicture(frames[STEPS], (await engine.encode('ae', second.seen)).mu);
});

test('a drawing is encoded first', async () => {
  const { mu: _, ...drawn } = first;
  const { result } = renderBlend({ first: drawn });
  await waitFor(() => expect(result.current.value).toBeDefined());
  const { mu } = await engine.encode('vae', first.seen);
  expect(result.current.value!.route!.first).toEqual(mu);
});

test('a cross-fade needs no network', () => {
  const { result } = renderBlend({ engine: undefined, path: undefined, model: 'crossfade' });
  expect(result.current.value).toEqual({
    model: 'crossfade',
    first,
    second,
    frames: crossfade(first.seen, second.seen),
  });
});

test('until the next pair’s pictures are there it says what those that stay are of', async () => {
  const { result, rerender } = renderBlend({});
  await waitFor(() => expect(result.current.value).toBeDefined());
  expect(result.current).toMatchObject({ isCurrent: true, value: { first, second } });
  rerender({ ...question, first: second, second: first });
  expect(result.current).toMatchObject({ isCurrent: false, value: { first, second } });
  await waitFor(() => expect(result.current.isCurrent).toBe(true));
  expect(result.current.value).toMatchObject({ first: second, second: first });
});

test.each(['engine', 'path', 'first', 'second'] as const)(
  'nothing is asked as long as there is no %s',
  (missing) => {
    const decodePath = vi.spyOn(engine, 'decodePath');
    const { result } = renderBlend({ [missing]: undefined });
    expect(result.current.value).toBeUndefined();
    expect(decodePath).not.toHaveBeenCalled();
  },
);

test('an encoder that cannot be had is a fault until it is asked again', async () => {
  vi.spyOn(engine, 'encode').mockRejectedValueOnce(new Fault('model', 'ae_encoder.onnx: 404'));
  const { result } = renderBlend({ model: 'ae' });
  await waitFor(() => expect(result.current.fault?.kind).toBe('model'));
  result.current.retry!();
  await waitFor(() => expect(result.current.value).toBeDefined());
  expect(result.current.fault).toBeUndefined();
});

test('when both digits change at once, no blend of an old one and a new one is asked for', async () => {
  const decodePath = vi.spyOn(engine, 'decodePath');
  const { result, rerender } = renderBlend({ model: 'ae' });
  await waitFor(() => expect(result.current.value).toBeDefined());
  rerender({ ...question, model: 'ae', first: second, second: first });
  await waitFor(() => expect(decodePath).toHaveBeenCalledTimes(2));
  const [a, b] = decodePath.mock.calls.map(([, route]) => route);
  expect(b).toEqual({ first: a!.second, second: a!.first });
});
