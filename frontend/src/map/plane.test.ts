import { expect, test } from 'vitest';

import { checkDigits } from '../artifacts/digits';
import { checkLatent } from '../artifacts/latent';
import { apart } from '../model/point';
import { fakeDigits, fakeLatent } from '../testing/fixtures';
import {
  classPlaces,
  clearPlace,
  fromView,
  movedTo,
  nearest,
  placeDigits,
  project,
  curveOf,
  spread,
  toView,
  viewOf,
} from './plane';

const latent = checkLatent(fakeLatent(4));
const { plane } = latent;
const view = viewOf(latent.points);
const { raw, sheet } = fakeDigits(4);
const placed = placeDigits(checkDigits(raw, sheet), plane, view);
const code = Float32Array.of(0.5, -1, 2, 3);

test('the window shows every dot, and the outermost nearly at its edge', () => {
  const places = latent.points.map((point) => toView(view, point));
  const edges = places.flatMap(({ x, y }) => [x, y]);
  expect(Math.min(...edges)).toBeGreaterThan(0);
  expect(Math.max(...edges)).toBeLessThan(100);
  expect(Math.min(...edges)).toBeLessThan(5);
});

test('equal distances on the plane are equal in the window, in both directions', () => {
  const at = (x: number, y: number) => toView(view, { x, y });
  expect(apart(at(0, 0), at(1, 0))).toBeCloseTo(apart(at(0, 0), at(0, 1)));
  expect(at(0, 1).y).toBeLessThan(at(0, 0).y); // up is up
});

test('from the plane to the window and back is no change', () => {
  const there = fromView(view, toView(view, { x: 0.25, y: -0.75 }));
  expect(there).toEqual({ x: expect.closeTo(0.25), y: expect.closeTo(-0.75) });
});

test('no dots, or all in one place, still make a window', () => {
  expect(toView(viewOf([{ x: 3, y: 4, label: 1 }]), { x: 3, y: 4 })).toEqual({ x: 50, y: 50 });
  expect(viewOf([]).reach).toBeGreaterThan(0);
});

test('the mean is at 0, 0', () => {
  expect(project(plane, plane.mean)).toEqual({ x: 0, y: 0 });
});

test('a moved code is exactly above the place, and otherwise the same', () => {
  const moved = movedTo(plane, code, { x: 0.3, y: 0.9 });
  expect(project(plane, moved)).toEqual({ x: expect.closeTo(0.3, 5), y: expect.closeTo(0.9, 5) });
  expect(moved.slice(2)).toEqual(code.slice(2)); // the made-up plane is that of the first two numbers
});

test('a digit is nearest to its own place, and is itself the code there', () => {
  for (const one of placed) {
    const found = nearest(placed, one.at);
    expect(apart(found.at, one.at)).toBe(0);
    const back = movedTo(plane, one.digit.mu, fromView(view, one.at));
    expect([...back]).toEqual([...one.digit.mu].map((value) => expect.closeTo(value, 4)));
  }
});

test('a class is where the middle of its dots is', () => {
  const points = [1, 2, 9].map((x) => ({ x, y: -x, label: 7 }));
  const [only] = classPlaces({ ...latent, points }, view);
  expect(only).toEqual({ label: 7, at: toView(view, { x: 2, y: -2 }) });
});

test('names that lie too close are moved apart, the others stay', () => {
  const places = [
    { label: 0, at: { x: 50, y: 50 } },
    { label: 1, at: { x: 52, y: 50 } },
    { label: 2, at: { x: 52, y: 50 } },
    { label: 3, at: { x: 10, y: 10 } },
  ];
  const spaced = spread(places, 8);
  for (const [i, one] of spaced.entries()) {
    for (const other of spaced.slice(i + 1)) {
      expect(apart(one.at, other.at)).toBeGreaterThan(7.5);
    }
  }
  expect(spaced[3]).toEqual(places[3]);
});

test('names lie beside the curve', () => {
  const curve = Array.from({ length: 41 }, (_, i) => ({ x: 2.5 * i, y: 50 }));
  const places = [30, 48, 49, 51].map((y, label) => ({ label, at: { x: 20 * label + 10, y } }));
  const spaced = spread(places, 8, curve);
  for (const { at } of spaced) expect(Math.abs(at.y - 50)).toBeGreaterThan(4.5);
  expect(spaced.map(({ at }) => at.y > 50)).toEqual([false, false, false, true]);
  expect(spaced[0]).toEqual(places[0]);
});

test('a route begins and ends where its codes are', () => {
  const route = { first: code, second: plane.mean };
  const curve = curveOf(route, plane, view, 5);
  expect(curve).toHaveLength(5);
  expect(curve[0]).toEqual(toView(view, project(plane, code)));
  expect(curve[4]).toEqual(toView(view, { x: 0, y: 0 }));
});

test('a clear place is that of a digit of the nearest class, though others lie nearer', () => {
  const at = (x: number) => ({ x, y: 50 });
  const digits = [40, 52, 70].map((x, label) => ({
    digit: { ...placed[0]!.digit, label },
    at: at(x),
  }));
  const classes = [0, 2].map((label) => ({ label, at: at(label === 0 ? 20 : 55) }));
  expect(clearPlace(digits, classes, at(50))).toEqual(at(70));
  expect(clearPlace(digits, [{ label: 2, at: at(69) }], at(50))).toEqual(at(70)); // there is no other
  expect(clearPlace(digits, [{ label: 9, at: at(50) }], at(50))).toEqual(at(52)); // none of it is shipped
});
