import { expect, test } from 'vitest';

import { paintDots } from './dots';

const colours = Array.from({ length: 10 }, (_, label) => `#00000${label}`);
const dots = {
  points: [{ at: { x: 25, y: 75 }, label: 3 }],
  digits: [{ at: { x: 50, y: 10 }, label: 9 }],
};

/** What is painted: for each disc its middle, radius, colour and strength. */
function painted(side: number, ratio: number) {
  const discs: { x: number; y: number; radius: number; colour: string; alpha: number }[] = [];
  const context = {
    fillStyle: '',
    globalAlpha: 1,
    arc(x: number, y: number, radius: number) {
      discs.push({ x, y, radius, colour: context.fillStyle, alpha: context.globalAlpha });
    },
    beginPath() {},
    clearRect() {},
    fill() {},
    stroke() {},
  };
  const look = { side, colours, rim: '#fff' };
  paintDots(context as never, dots, look, ratio);
  return discs;
}

test('dots lie where they belong, in the colour of their class', () => {
  const [point, digit] = painted(400, 1);
  expect(point).toMatchObject({ x: 100, y: 300, colour: '#000003' });
  expect(digit).toMatchObject({ x: 200, y: 40, colour: '#000009' });
});

test('digits that can be chosen stand out', () => {
  const [point, digit] = painted(400, 1);
  expect(digit!.radius).toBeGreaterThan(point!.radius);
  expect(digit!.alpha).toBeGreaterThan(point!.alpha);
});

test('a screen with twice the pixels shows dots of the same size', () => {
  expect(painted(800, 2)[0]!.radius).toBeCloseTo(2 * painted(400, 1)[0]!.radius);
});
