/** Links that nobody made: each opens, as something that can be linked to again, or is refused. */
import { expect, test } from 'vitest';

import { checkDigits, type DigitSet } from '../artifacts/digits';
import type { Input } from '../blend/pair';
import { sceneOf } from '../blend/scene';
import { drawingFrom } from '../model/drawing';
import { STEPS } from '../model/frames';
import { PIXELS } from '../model/pixels';
import { fakeDigits } from '../testing/fixtures';
import { fuzz, Wrong } from '../testing/fuzz';
import { readAddress } from './address';
import { fromHash, toHash } from './link';

const { raw, sheet } = fakeDigits();
const digits: DigitSet = checkDigits(raw, sheet);
const drawn: Input = {
  kind: 'drawn',
  drawing: drawingFrom(0.09, [[0.5, 0.2, 0.6].map((x, i) => [x, i / 2.5] as const)]),
};
const read: Input = { kind: 'photo', picture: new Float32Array(PIXELS).fill(0.5) };
const invented: Input = {
  kind: 'invented',
  label: 7,
  picture: new Float32Array(PIXELS).fill(0.5),
  code: new Float32Array(digits.latentDim).fill(0.5),
};
const shipped: Input = { kind: 'shipped', label: 3, sample: 1 };
const links = [
  toHash({ scene: sceneOf({ first: shipped, second: shipped }), percent: 40 }),
  toHash({ scene: { ...sceneOf({ first: drawn, second: shipped }), model: 'ae' }, percent: 7 }),
  toHash({
    scene: { ...sceneOf({ first: shipped, second: drawn }), evenSpeed: false },
    percent: 0,
  }),
  toHash({ scene: sceneOf({ first: invented, second: shipped }), percent: 9 }),
  `${toHash({ scene: sceneOf({ first: read, second: shipped }), percent: 100 })}&n=7.0.35&i=0`,
];
const samples = [...links, ...links.map((link) => `embed&${link}`)].map((link) =>
  new TextEncoder().encode(`#${link}`),
);

function open(content: Uint8Array) {
  const { link } = readAddress(new TextDecoder().decode(content));
  const linked = fromHash(link, digits);
  const { noise } = linked.scene;
  if (!(noise.std >= 0 && noise.std <= digits.noiseStdMax)) throw new Wrong('noise');
  if (!(linked.percent >= 0 && linked.percent <= STEPS)) throw new Wrong('percent');
  if (toHash(fromHash(toHash(linked), digits)) !== toHash(linked)) throw new Wrong('another link');
}

test('links that nobody made open, or are refused', async ({ task }) => {
  const endings = await fuzz('link', samples, open, 1500);
  task.meta.endings = endings;
  expect(endings.bad).toEqual([]);
  expect(Math.min(endings.done, endings.refused)).toBeGreaterThan(50);
});
