import { expect, test } from 'vitest';

import { PIXELS, SIDE } from '../model/pixels';
import { toSvg } from './svg';

/** An upright stroke, five pixels wide, across columns 12 to 16. */
const stroke = new Float32Array(PIXELS).map((_, i) => Number(Math.abs((i % SIDE) - 14) <= 2));

function widest(drawing: string, path: number): number {
  const [, data = ''] = [...drawing.matchAll(/ d="([^"]*)"/g)][path]!;
  const across = [...data.matchAll(/ ([\d.]+) [\d.]+(?=[QZ])/g)].map(([, x]) => Number(x));
  return Math.max(...across) - Math.min(...across);
}

test('a stroke is as wide in lines as in pixels, its darkest shade too', () => {
  const drawing = toSvg({ percent: 50, picture: stroke }, 'ink');
  for (const path of [1, 5]) expect(Math.abs(widest(drawing, path) - 5)).toBeLessThan(0.3);
  expect(drawing).toContain('fill="#74337f"');
});

test('a pale ghost has pale shades only', () => {
  const ghost = stroke.map((value) => 0.25 * value);
  const drawing = toSvg({ percent: 0, picture: ghost }, 'ink');
  const drawn = [...drawing.matchAll(/ d="(M[^"]*)?"/g)].map(([, data]) => Boolean(data));
  expect(drawn).toEqual([true, true, false, false, false, false]); // the first is the paper
});

test('pixels are squares', () => {
  const dot = new Float32Array(PIXELS).with(3 * SIDE + 5, 1);
  const drawing = toSvg({ percent: 100, picture: dot }, 'pixels');
  expect(drawing.match(/<rect [^>]*>/g)).toEqual([
    '<rect shape-rendering="crispEdges" x="5" y="3" width="1" height="1" fill="#2257a5"/>',
  ]);
});
