import { expect, test } from 'vitest';

import type { DigitSet } from '../artifacts/digits';
import type { Input } from '../blend/pair';
import { sceneOf, type Linked } from '../blend/scene';
import { drawingFrom } from '../model/drawing';
import { PIXELS } from '../model/pixels';
import { fromHash, toHash } from './link';

const digits: DigitSet = {
  latentDim: 2,
  noiseStdMax: 0.6,
  samples: Array.from({ length: 10 }, (_, label) =>
    Array.from({ length: 30 }, (_unused, sample) => ({
      label,
      sample,
      picture: new Float32Array(PIXELS),
      mu: new Float32Array(2),
    })),
  ),
};

const shipped = (label: number, sample: number): Input => ({ kind: 'shipped', label, sample });
const drawn: Input = {
  kind: 'drawn',
  drawing: drawingFrom(0.09, [
    [0.5, 0.2, 0.6].map((x, i) => [x, i / 2.5] as const),
    [
      [0.1, 0.1],
      [0.15, 0.12],
    ],
  ]),
};
const read: Input = {
  kind: 'photo',
  picture: Float32Array.from({ length: PIXELS }, (_, i) => (i % 256) / 255),
};
const invented = (label: number | undefined): Input => ({
  kind: 'invented',
  label,
  picture: Float32Array.from({ length: PIXELS }, (_, i) => ((7 * i) % 256) / 255),
  code: Float32Array.of(1.25, -0.1),
});
const start: Linked = {
  scene: sceneOf({ first: shipped(3, 0), second: shipped(8, 12) }),
  percent: 50,
};

test('a link is short and can be read', () => {
  expect(toHash(start)).toBe('v=1&a=3.0&b=8.12&p=50');
});

test.each<[string, Linked]>([
  ['two shipped digits', start],
  ['two drawings', { ...start, scene: sceneOf({ first: drawn, second: drawn }) }],
  [
    'a digit of a photo',
    { ...start, scene: { ...start.scene, pair: { first: read, second: drawn } } },
  ],
  [
    'two invented digits, one of no class',
    { ...start, scene: sceneOf({ first: invented(7), second: invented(undefined) }) },
  ],
  ['another model', { ...start, scene: { ...start.scene, model: 'crossfade' } }],
  ['even times', { ...start, scene: { ...start.scene, evenSpeed: false } }],
  ['noise with its seed', { ...start, scene: { ...start.scene, noise: { std: 0.35, seed: 7 } } }],
  ['much noise', { ...start, scene: { ...start.scene, noise: { std: 0.6, seed: 2 ** 32 - 1 } } }],
  ['pixels', { ...start, scene: { ...start.scene, look: 'pixels' } }],
  ['either end', { ...start, percent: 0 }],
])('a link restores %s', (_, linked) => {
  expect(fromHash(toHash(linked), digits)).toEqual(linked);
  const sent = new URL(`https://example.com/page/#${toHash(linked)}`); // nothing that a URL would escape
  expect(sent.hash).toBe(`#${toHash(linked)}`);
});

test('a drawn digit takes few characters', () => {
  const stroke = Array.from({ length: 200 }, (_, i) => {
    const angle = i / 30;
    return [0.5 + 0.3 * Math.sin(angle), 0.5 + 0.4 * Math.cos(angle)] as const;
  });
  const first: Input = { kind: 'drawn', drawing: drawingFrom(0.09, [stroke]) };
  const linked = { ...start, scene: sceneOf({ first, second: shipped(8, 0) }) };
  expect(toHash(linked).length).toBeLessThan(400);
});

test.each([
  [''],
  ['rubbish'],
  ['v=1'],
  ['v=1&a=3.0'],
  ['v=2&a=3.0&b=8.12&p=50'],
  ['v=1&a=3.30&b=8.12&p=50'],
  ['v=1&a=3.0&b=10.1&p=50'],
  ['v=1&a=3.0&b=8.99999999&p=50'],
  ['v=1&a=-3.0&b=8.12&p=50'],
  ['v=1&a=__proto__&b=8.12&p=50'],
  ['v=1&a=3.0&b=8.12&p=101'],
  ['v=1&a=3.0&b=8.12&p=-1'],
  ['v=1&a=3.0&b=8.12&p=NaN'],
  ['v=1&a=3.0&b=8.12&p=50&m=gan'],
  ['v=1&a=3.0&b=8.12&p=50&e=yes'],
  ['v=1&a=3.0&b=8.12&p=50&n=1.0.7'],
  ['v=1&a=3.0&b=8.12&p=50&i=2'],
  ['v=1&a=3.0&b=8.12&p=50&n=1.1'],
  ['v=1&a=3.0&b=8.12&p=50&n=9999999999.0.2'],
  ['v=1&a=3.0&b=8.12&p=50&n=<script>'],
  ['v=1&a=d&b=8.12&p=50'],
  ['v=1&a=d!!!&b=8.12&p=50'],
  ['v=1&a=dA&b=8.12&p=50'],
  ['v=1&a=dAAAB&b=8.12&p=50'],
  [`v=1&a=d${'_'.repeat(300_000)}&b=8.12&p=50`],
  ['%E0%A4%A'],
])('rubbish is refused: %s', (hash) => {
  expect(() => fromHash(hash, digits)).toThrow();
});

test('as much noise is restored as the network was trained with', () => {
  const noise = { std: 1.25, seed: 7 };
  const linked = { ...start, scene: { ...start.scene, noise } };
  expect(fromHash(toHash(linked), { ...digits, noiseStdMax: 1.5 })).toEqual(linked);
});

test('what a later page may add to a link is passed over', () => {
  expect(fromHash(`${toHash(start)}&later=1`, digits)).toEqual(start);
});

test('a digit that is shown already stays the same one', () => {
  const shown = { first: drawn, second: read };
  const linked = { scene: sceneOf({ first: read, second: invented(7) }), percent: 3 };
  const { pair } = fromHash(toHash(linked), digits, shown).scene;
  expect(pair.first).toBe(read);
  expect(pair.second).toEqual(invented(7));
});

test.each([
  ['of another latent size', Float32Array.of(1)],
  ['that is no number', Float32Array.of(1, NaN)],
])('an invented digit with a code %s is refused', (_, code) => {
  const first = { ...invented(7), code } as Input;
  const hash = toHash({ ...start, scene: sceneOf({ first, second: drawn }) });
  expect(() => fromHash(hash, digits)).toThrow(/^link: /);
});

test('an invented digit of a class that is not there is refused', () => {
  const hash = toHash({ ...start, scene: sceneOf({ first: invented(10), second: drawn }) });
  expect(() => fromHash(hash, digits)).toThrow(/^link: /);
});
