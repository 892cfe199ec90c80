/** The look of a code: bars around a middle line, few pixels that style sheets enlarge. */
import type { Code } from '../model/path';

const BAR = 3; // pixels, and one between two
const REACH = 3; // what the longest bar stands for: a code's numbers are seldom beyond
const OPAQUE = 255 << 24;

export const CODE_HEIGHT = 33;

const MIDDLE = (CODE_HEIGHT - 1) / 2;

export function codeWidth({ length }: Code): number {
  return length * (BAR + 1) - 1;
}

/** A code in one colour, 0xBBGGRR. */
export function codeImage(code: Code, colour: number): ImageData {
  const width = codeWidth(code);
  const image = new ImageData(width, CODE_HEIGHT);
  const pixels = new Uint32Array(image.data.buffer);
  code.forEach((value, i) => {
    const end = MIDDLE - Math.round((MIDDLE * Math.max(Math.min(value, REACH), -REACH)) / REACH);
    for (let y = Math.min(end, MIDDLE); y <= Math.max(end, MIDDLE); y++) {
      const start = y * width + i * (BAR + 1);
      pixels.fill(OPAQUE | colour, start, start + BAR);
    }
  });
  return image;
}
