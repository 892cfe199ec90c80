import { expect, test } from 'vitest';

import { context, fakeArtifacts, fakeLatent, serve } from '../testing/fixtures';
import { checkLatent, loadLatent } from './latent';

test.each([1, 2, 200])('any latent size will do: %i', (latentDim) => {
  const raw = fakeLatent(latentDim);
  const { colours, activity, std, plane, points } = checkLatent(raw);
  expect(colours).toEqual({ onPaper: raw.colours.on_paper, onDark: raw.colours.on_dark });
  expect(activity).toEqual(Float32Array.from(raw.activity));
  expect(std).toEqual(Float32Array.from(raw.std));
  expect(plane.mean).toEqual(Float32Array.from(raw.mean));
  expect(plane.axes).toEqual(raw.axes.map((axis) => Float32Array.from(axis)));
  expect(points).toHaveLength(raw.points.length);
});

test('a point of the map is a place and a label', () => {
  const { points } = checkLatent({ ...fakeLatent(), points: [[1.5, -2.25, 7]] });
  expect(points).toEqual([{ x: 1.5, y: -2.25, label: 7 }]);
});

const { on_paper } = fakeLatent().colours;
const withColours = (wrong: unknown[]) => ({ colours: { on_paper: wrong, on_dark: on_paper } });

const faults: [string, object | null][] = [
  ['the file: expected an object, got null', null],
  ['latent_dim: expected a whole number above 0, got 0', { latent_dim: 0 }],
  ['latent_dim: expected a whole number above 0, got "2"', { latent_dim: '2' }],
  ['colours: expected an object, got undefined', { colours: undefined }],
  ['colours.on_paper: expected 10 colours like #0123ef, got ["red"]', withColours(['red'])],
  ['colours.on_paper: expected 10 colours like #0123ef, got []', withColours([])],
  ['colours.on_paper: expected 10 colours like #0123ef, got [7,7,', withColours(Array(10).fill(7))],
  ['colours.on_dark: expected 10 colours like #0123ef, got undefined', { colours: { on_paper } }],
  ['activity: expected a list of numbers, got undefined', { activity: undefined }],
  ['activity: expected 2 numbers, got 1', { activity: [1] }],
  ['std: expected a list of numbers, got [1,null]', { std: [1, null] }],
  ['std: expected 2 numbers, got 3', { std: [1, 2, 3] }],
  ['mean: expected 2 numbers, got 0', { mean: [] }],
  ['axes: expected two codes, got [[1,0]]', { axes: [[1, 0]] }],
  ['axes[1]: expected 2 numbers, got 1', { axes: [[1, 0], [1]] }],
  ['points: expected a list, got {}', { points: {} }],
  ['points[0]: expected 3 numbers, got 2', { points: [[1, 2]] }],
  ['points[1]: expected a list of numbers, got "x"', { points: [[1, 2, 3], 'x'] }],
  ['points[0].label: expected a digit, got 10', { points: [[1, 2, 10]] }],
  ['points[0].label: expected a digit, got 0.5', { points: [[1, 2, 0.5]] }],
];

test.each(faults)('latent.json: %s', (message, change) => {
  const raw = change && { ...fakeLatent(), ...change };
  expect(() => checkLatent(raw)).toThrow(`latent.json: ${message}`);
});

test('it is read from its file', async () => {
  serve(fakeArtifacts());
  expect(await loadLatent(context)).toEqual(checkLatent(fakeLatent()));
});

test.each([
  ['missing', undefined, 'latent.json: the server answered 404'],
  ['not JSON', '<html>', 'latent.json: '],
  ['another thing', '{}', 'latent.json: latent_dim: expected'],
])('a latent.json that is %s is a fault of the map', async (_, content, detail) => {
  serve(content === undefined ? {} : { '/latent.json': () => new Response(content) });
  await expect(loadLatent(context)).rejects.toMatchObject({
    kind: 'latent',
    message: expect.stringContaining(detail) as string,
  });
});
