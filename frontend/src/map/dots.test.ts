import { expect, test } from 'vitest';

import { paintDots } from './dots';

const colours = Array.from({ length: 10 }, (_, label) => `#00000${label}`);
const dots = {
  points: [
    { at: { x: 25, y: 75 }, label: 3 },
    { at: { x: 60, y: 60 }, label: 5 },
  ],
  digits: [{ at: { x: 50, y: 10 }, label: 9 }],
};

/** What is painted: for each shape the mean of its corners, how far they reach, its colour and strength. */
function painted(side: number, ratio: number, chosen: readonly number[] = []) {
  const shapes: { x: number; y: number; reach: number; colour: string; alpha: number }[] = [];
  let corners: (readonly [number, number])[] = [];
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const context = {
    fillStyle: '',
    globalAlpha: 1,
    beginPath() {
      corners = [];
    },
    lineTo(x: number, y: number) {
      corners.push([x, y]);
    },
    closePath() {},
    clearRect() {},
    fill() {
      const [x, y] = [mean(corners.map(([one]) => one)), mean(corners.map(([, one]) => one))];
      const reach = Math.max(...corners.map(([a, b]) => Math.hypot(a - x, b - y)));
      shapes.push({ x, y, reach, colour: context.fillStyle, alpha: context.globalAlpha });
    },
    stroke() {},
  };
  paintDots(context as never, dots, { side, colours, rim: '#fff', chosen }, ratio);
  return (colour: string) => shapes.find((shape) => shape.colour === colour)!;
}

test('dots lie where they belong, in the colour of their class', () => {
  const of = painted(400, 1);
  expect(of('#000003').x).toBeCloseTo(100);
  expect(of('#000003').y).toBeCloseTo(300);
  expect(of('#000009').x).toBeCloseTo(200);
  expect(of('#000009').y).toBeCloseTo(40);
});

test('digits that can be chosen stand out', () => {
  const of = painted(400, 1);
  expect(of('#000009').reach).toBeGreaterThan(of('#000003').reach);
  expect(of('#000009').alpha).toBeGreaterThan(of('#000003').alpha);
});

test('the chosen classes stand out, and lie above the others', () => {
  const of = painted(400, 1, [3]);
  expect(of('#000003').alpha).toBeGreaterThan(2 * of('#000005').alpha);
  expect(of('#000003').alpha).toBeGreaterThan(of('#000009').alpha);
});

test('a screen with twice the pixels shows dots of the same size', () => {
  expect(painted(800, 2)('#000003').reach).toBeCloseTo(2 * painted(400, 1)('#000003').reach);
});
