/** PNG files, made without what the page makes and reads them with. */
import { deflateSync } from 'node:zlib';

import type { Sheet } from '../model/pixels';

/** A file of these greys. */
export function madePng({ width, height, greys }: Sheet): Uint8Array<ArrayBuffer> {
  const rows = Array.from({ length: height }, (_, y) => [
    0,
    ...greys.subarray(y * width, (y + 1) * width),
  ]);
  return pngOfLines(width, rows);
}

/** Of lines that each begin with their filter. There are no check sums: nobody reads them. */
export function pngOfLines(
  width: number,
  lines: readonly (readonly number[])[],
  colourType = 0,
): Uint8Array<ArrayBuffer> {
  const header = [...bigEndian(width), ...bigEndian(lines.length), 8, colourType, 0, 0, 0];
  const data = deflateSync(Buffer.from(lines.flat()));
  const half = data.length >> 1; // large files have several of these
  const chunks = [
    chunk('IHDR', header),
    chunk('IDAT', data.subarray(0, half)),
    chunk('IDAT', data.subarray(half)),
    chunk('IEND', []),
  ];
  return Uint8Array.from([0x89, ...Buffer.from('PNG\r\n\x1a\n'), ...chunks.flat()]);
}

function chunk(name: string, data: Iterable<number>): number[] {
  const bytes = [...data];
  return [...bigEndian(bytes.length), ...Buffer.from(name), ...bytes, 0, 0, 0, 0];
}

function bigEndian(value: number): number[] {
  return [value >>> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255];
}
