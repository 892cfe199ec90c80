import { expect, test } from 'vitest';

import { CODE_HEIGHT, codeImage, codeWidth } from './codePainter';

test('each number is a bar from the middle, up or down, no longer than there is room', () => {
  const code = Float32Array.of(3, -3, 0, 99);
  const { data, width } = codeImage(code, 0x563412);
  expect(width).toBe(codeWidth(code));
  const middle = (CODE_HEIGHT - 1) / 2;
  const rows = [0, 1, 2, 3].map((bar) =>
    Array.from({ length: CODE_HEIGHT }, (_, y) => y).filter(
      (y) => data[4 * (y * width + 4 * bar) + 3],
    ),
  );
  expect(rows.map((inked) => [inked[0], inked.at(-1)])).toEqual([
    [0, middle],
    [middle, CODE_HEIGHT - 1],
    [middle, middle],
    [0, middle],
  ]);
  expect([...data.subarray(4 * middle * width, 4 * middle * width + 4)]).toEqual([
    0x12, 0x34, 0x56, 255,
  ]);
  expect(data[4 * (middle * width + 3) + 3]).toBe(0); // between two bars
});
