import { expect, test } from 'vitest';

import { lineOf } from '../model/line';
import { PIXELS, SIDE } from '../model/pixels';
import { lineFile } from './lineFile';
import { lineRaster } from './raster';

/** A bar from one row to another. */
function bar(top: number, bottom: number) {
  const picture = new Float32Array(PIXELS);
  for (let y = top; y < bottom; y++) picture.fill(1, y * SIDE + 12, y * SIDE + 16);
  return picture;
}
const pictures = [bar(0, 12), bar(6, 22)];

test('a raster has the ink where the line has it, and paper around it', () => {
  const { places, width: units } = lineOf(pictures);
  const { width, height, bytes } = lineRaster(pictures, 4 * SIDE);
  expect([width, height]).toEqual([4 * units, 4 * SIDE]);
  const at = (x: number, y: number) => bytes[3 * (y * width + x)]!;
  const middles = places.map(({ x }) => 4 * (x + 14));
  expect(middles.map((x) => at(x, 2 * SIDE))).toEqual([0x22, 0x22]);
  expect([at(0, 2 * SIDE), at(width - 1, 2 * SIDE), at(middles[0]!, 4)]).toEqual([255, 255, 255]);
});

test('a name says of what kind the file is', async () => {
  const drawing = await (await lineFile(pictures, '11.svg')).text();
  expect(drawing).toContain(`viewBox="0 0 ${lineOf(pictures).width} 28"`);
  expect(drawing.match(/<g transform="translate\(/g)).toHaveLength(2);
  expect((await lineFile(pictures, '11.png')).type).toBe('image/png');
});
