import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';

import { checkDigits } from '../artifacts/digits';
import { checkLatent } from '../artifacts/latent';
import { observable } from '../model/observable';
import { pointOn } from '../model/path';
import { apart } from '../model/point';
import { drawnOn } from '../testing/fakeCanvas';
import { fakeDigits, fakeLatent } from '../testing/fixtures';
import { fakeScreen } from '../testing/onScreen';
import { tinyEngine } from '../testing/tinyEngine';
import { tinyPicture } from '../testing/tinyNetworks';
import { LatentMap } from './LatentMap';
import {
  classPlaces,
  clearPlace,
  fromView,
  movedTo,
  nearest,
  placeDigits,
  project,
  toView,
  viewOf,
} from './plane';

const { raw, sheet } = fakeDigits(3);
const digits = checkDigits(raw, sheet);
const latent = checkLatent(fakeLatent(3));
const view = viewOf(latent.points);
const placed = placeDigits(digits, latent.plane, view);
const start = clearPlace(placed, classPlaces(latent, view), { x: 72, y: 36 });
const engine = await tinyEngine({ vae: 3, ae: 3 });
const position = observable(50);
const route = { first: Float32Array.of(-1, 0, 1), second: Float32Array.of(-0.5, 0.5, 0) };
const blend = { model: 'vae' as const, frames: [], route };

beforeEach(() => {
  fakeScreen();
  position.set(50);
});

function show(part: Partial<Parameters<typeof LatentMap>[0]> = {}) {
  const pair = { from: 3, to: 8 };
  const look = 'pixels';
  const props = { digits, latent, engine, look, position, blend, ...pair } as const;
  return render(<LatentMap {...{ ...props, ...part }} />);
}

const cursor = () => screen.getByRole('slider', { name: 'Place on the map, across' });

async function expectDecodedAt(x: number, y: number) {
  const base = nearest(placed, { x, y }).digit;
  const code = movedTo(latent.plane, base.mu, fromView(view, { x, y }));
  const expected = tinyPicture([...code]).map((value) => Math.round(255 * value));
  await waitFor(() => {
    const canvas = screen.getByRole('img', { name: 'Digit at the place on the map' });
    expect([...(drawnOn(canvas)?.data ?? [])].filter((_, i) => i % 4 === 3)).toEqual(expected);
  });
  expect(cursor().getAttribute('aria-valuetext')).toBe(`near ${base.label}`);
}

function placeOf(container: HTMLElement, selector: string) {
  const { style } = container.querySelector<HTMLElement>(selector)!;
  return { x: style.getPropertyValue('--x'), y: style.getPropertyValue('--y') };
}

test('it decodes at the cursor, which arrow keys move', async () => {
  show();
  await expectDecodedAt(start.x, start.y);
  cursor().focus();
  await userEvent.keyboard('{Shift>}{ArrowDown}{ArrowDown}{ArrowLeft}{/Shift}{ArrowRight}');
  await expectDecodedAt(start.x - 9, start.y + 20);
});

test('in ink its pictures are lines', async () => {
  show({ look: 'ink' });
  const drawn = await screen.findByRole('img', { name: 'Digit at the place on the map' });
  expect(drawn.className).toBe('inked');
  expect(screen.getByRole('img', { name: /^The nearest handwriting/ }).className).toBe('inked');
});

test('no name lies under the cursor, where that is at first', () => {
  const { container } = show();
  for (const name of container.querySelectorAll<HTMLElement>('.class')) {
    const [x, y] = ['--x', '--y'].map((axis) => parseFloat(name.style.getPropertyValue(axis)));
    expect(apart({ x: x!, y: y! }, start)).toBeGreaterThan(4);
  }
});

test('in words it says where each class lies', () => {
  show();
  const map = screen.getByRole('img', { name: /^Map of the codes of 20 handwritten digits\./ });
  for (let label = 0; label <= 9; label++) {
    expect(map.getAttribute('aria-label')).toMatch(
      new RegExp(`\\b${label} (at the (top|bottom)|on the|in the middle)`),
    );
  }
});

test('the marker follows the slider along the route', () => {
  const { container } = show();
  for (const percent of [0, 30, 100]) {
    act(() => position.set(percent));
    const { x, y } = toView(view, project(latent.plane, pointOn(route, percent / 100)));
    expect(placeOf(container, '.now')).toEqual({ x: `${x}%`, y: `${y}%` });
  }
  expect(container.querySelectorAll('polyline')).toHaveLength(2);
});

test('a blend without a route leaves the rest of the map as it is', async () => {
  const { container } = show({ blend: { model: 'vae', frames: [] } });
  await expectDecodedAt(start.x, start.y);
  expect(container.querySelector('polyline')).toBeNull();
});

test('each class is named in its colour', () => {
  const { container } = show();
  const named = [...container.querySelectorAll('.class')].map((name) => [
    name.textContent,
    name.querySelector('circle')?.getAttribute('stroke'),
  ]);
  expect(named).toContainEqual(['7', latent.colours.onPaper[7]]);
  expect(named).toEqual(latent.colours.onPaper.map((colour, label) => [`${label}`, colour]));
});

test('nothing is asked before it is on the screen', async () => {
  const { scroll } = fakeScreen(false);
  const decode = vi.fn(engine.decode);
  show({ engine: { ...engine, decode } });
  expect(screen.queryByRole('slider')).toBeNull();
  scroll(true);
  await expectDecodedAt(start.x, start.y);
  expect(decode).toHaveBeenCalledTimes(1);
});

test('without the engine the map is there and says what is waited for', () => {
  show({ engine: undefined });
  expect(cursor()).toBeTruthy();
  expect(screen.getByText(/^This part waits/)).toBeTruthy();
});

test('without latent.json it says what is waited for', () => {
  show({ latent: undefined });
  expect(screen.getByText(/^This part waits/)).toBeTruthy();
});
