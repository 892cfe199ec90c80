/** The page of pictures of another size, in classes with long names, that nobody has written. */
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';

import { Links } from './about/Links';
import { checkDigits } from './artifacts/digits';
import { sceneOf } from './blend/scene';
import { subjectAt } from './blend/subject';
import { fromHash, toHash } from './keep/link';
import { PICTURE_SIDE } from './keep/raster';
import { toSvg } from './keep/svg';
import { nameOf } from './keep/text';
import { outlinesOf } from './model/outline';
import { surfaceOf } from './model/ink';
import { asMnist } from './model/handwriting';
import { noNoise } from './model/noise';
import { PIXELS, SIDE } from './model/pixels';
import { drawnOn } from './testing/fakeCanvas';
import { fakeArtifacts, fakeDigits, serve } from './testing/fixtures';
import { fakeScreen } from './testing/onScreen';
import { renderPage } from './testing/renderPage';
import { tinyEngine } from './testing/tinyEngine';
import { tinyPicture } from './testing/tinyNetworks';

vi.mock('./model/dataset', async () => {
  const { clothes, pageOf } = await import('./testing/datasets');
  return pageOf(clothes);
});
const tiny = await tinyEngine({ vae: 2, ae: 2 });
vi.mock('./engine/engineClient', () => ({ startEngine: async () => tiny }));

const { raw, sheet } = fakeDigits();
const digits = checkDigits(raw, sheet);
const button = (name: string) => screen.getByRole('button', { name });

beforeEach(() => {
  fakeScreen();
  serve(fakeArtifacts());
});

async function openPage() {
  renderPage();
  await screen.findByRole('heading', { name: 'About' });
  const into = 'Blending Dress into Bag';
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe(into));
}

test('pictures of 32 x 32 pixels are blended as they are', async () => {
  await openPage();
  const blended = screen.getByRole('img', { name: /^Blended piece of clothing/ });
  fireEvent.click(screen.getByRole('checkbox', { name: 'Even speed' })); // else the pictures stay those that came
  fireEvent.change(screen.getByRole('slider', { name: 'Blend' }), { target: { value: 0 } });
  const expected = tinyPicture(raw.digits[3 * 3]!.mu).map((value) => Math.round(255 * value));
  await waitFor(() => {
    const { data, width } = drawnOn(blended) as ImageData;
    expect(width).toBe(32);
    expect([...data].filter((_, i) => i % 4 === 3)).toEqual(expected);
  });
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Pixels' }).checked).toBe(true);
});

test('long names are said and shown everywhere', async () => {
  await openPage();
  expect(screen.getByRole('img', { name: 'First piece of clothing, a Dress' })).toBeTruthy();
  const list = screen.getByRole('combobox', { name: 'Piece of clothing at the top left' });
  expect(within(list).getByRole('option', { name: 'Hat & scarf' })).toBeTruthy();
  expect(screen.getByRole('button', { name: /^Another Pullover at the top left/ })).toBeTruthy();
  const plates = await waitFor(() => {
    const found = [...document.querySelectorAll('.class')].map((name) => name.textContent);
    expect(found).toHaveLength(12); // the map's codes come by themselves
    return found;
  });
  expect(plates).toContain('🧦 socks');
  expect(document.body.textContent).not.toMatch(/\bdigits?\b|handwrit|\bwritten\b/i);
});

test('where no hand writes there is no pad and no reader of photos', async () => {
  await openPage();
  await userEvent.click(button('Choose the second piece of clothing'));
  expect(screen.getByRole('radiogroup', { name: 'Samples of Bag' })).toBeTruthy();
  expect(screen.getByRole('radio', { name: 'Bag, sample 2 of 3' })).toBeTruthy();
  expect(button('Invent a piece of clothing')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /^(Draw|Read)/ })).toBeNull();
});

test('a link carries any name, and files are named as every system lets them be', () => {
  const scene = sceneOf({
    first: { kind: 'shipped', label: 10, sample: 2 },
    second: { kind: 'shipped', label: 11, sample: 0 },
  });
  const hash = toHash({ scene, percent: 7 });
  expect(hash).toBe('v=1&a=Hat%20%26%20scarf.2&b=%F0%9F%A7%A6%20socks.0&p=7');
  expect(fromHash(hash, digits)).toEqual({ scene, percent: 7 });
  const names = [0, 9, 10, 11].map((label) => {
    return nameOf(
      subjectAt({ kind: 'shipped', label, sample: 0 }, 'first', noNoise, digits, undefined)!,
    );
  });
  expect(names).toEqual(['T-shirt-top', 'Ankle-boot', 'Hat-scarf', 'socks']);
});

test('ink and files fit pictures of any size', () => {
  const spot = new Float32Array(PIXELS).fill(1, 16 * 32 + 8, 16 * 32 + 24);
  expect(outlinesOf(surfaceOf(spot).heights)).toHaveLength(1);
  expect(PICTURE_SIDE).toBe(18 * 32);
  const drawing = toSvg({ percent: 0, picture: spot }, 'pixels');
  expect(drawing).toContain('viewBox="0 0 32 32"');
  expect(drawing.match(/<rect/g)).toHaveLength(16);
});

test('what is written fills the same share of a picture of any size', () => {
  const values = new Float64Array(100 * 50).fill(1);
  const inked = asMnist({ height: 100, width: 50, values });
  const rows = [...inked.entries()].filter(([, value]) => value > 0).map(([i]) => i / SIDE);
  expect([rows[0], rows.at(-1)].map((row) => Math.floor(row!))).toEqual([5, 27]); // 23 of 32, as 20 of 28
});

test('pictures without a source lead nowhere', () => {
  render(<Links />);
  expect(screen.getAllByRole('link')).toHaveLength(1);
});
