import { expect, test } from 'vitest';

import { paintPad } from './padPainter';

const colours = { ink: 'red', paper: 'white' };

/** Each line that is painted: its colour, its width in shares of the pad, and how strong it is. */
function painted(picture: Partial<Parameters<typeof paintPad>[1]>) {
  const lines: { colour: string; width: number; opacity: number }[] = [];
  const context = {
    canvas: { width: 100 },
    strokeStyle: '',
    lineWidth: 0,
    globalAlpha: 1,
    stroke() {
      lines.push({ colour: this.strokeStyle, width: this.lineWidth, opacity: this.globalAlpha });
    },
    ...Object.fromEntries(
      'setTransform clearRect beginPath moveTo lineTo arc fill setLineDash'
        .split(' ')
        .map((name) => [name, () => {}]),
    ),
  };
  paintPad(context as never, { brush: 0.1, strokes: [], cursor: undefined, ...picture }, colours);
  return lines;
}

test('strokes are of ink and as wide as the brush, over pale guides', () => {
  const [upper, lower, stroke, ...rest] = painted({
    strokes: [
      [
        [0.2, 0.2],
        [0.8, 0.8],
      ],
    ],
  });
  expect([upper!.opacity, lower!.opacity]).toEqual([0.25, 0.25]);
  expect(stroke).toEqual({ colour: 'red', width: 0.1, opacity: 1 });
  expect(rest).toEqual([]);
});

test('the cursor is seen on paper and on ink, and paler while it does not draw', () => {
  const ring = (down: boolean) => painted({ cursor: { at: [0.5, 0.5], down } }).slice(2);
  expect(ring(true).map(({ colour }) => colour)).toEqual(['white', 'red']);
  expect(ring(false)[1]!.opacity).toBeLessThan(ring(true)[1]!.opacity);
});
