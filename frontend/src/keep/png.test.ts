import { inflateSync } from 'node:zlib';

import { expect, test } from 'vitest';

import { toPng } from './png';

test('a PNG has the raster’s bytes, line by line', async () => {
  const bytes = Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18]);
  const blob = await toPng({ width: 3, height: 2, bytes });
  const file = Buffer.from(await blob.arrayBuffer());
  expect(file.subarray(1, 4).toString()).toBe('PNG');
  expect([file.readUInt32BE(16), file.readUInt32BE(20)]).toEqual([3, 2]);
  expect([...file.subarray(24, 29)]).toEqual([8, 2, 0, 0, 0]);
  const length = file.readUInt32BE(33);
  expect(file.subarray(37, 41).toString()).toBe('IDAT');
  const lines = inflateSync(file.subarray(41, 41 + length));
  expect([...lines]).toEqual([0, ...bytes.subarray(0, 9), 0, ...bytes.subarray(9)]);
  expect(file.subarray(-12).toString('hex')).toBe('0000000049454e44ae426082'); // a known end, with its check
});
