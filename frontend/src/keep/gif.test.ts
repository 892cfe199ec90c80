import { expect, test } from 'vitest';

import { PIXELS, SIDE } from '../model/pixels';
import { thereAndBack, toGif } from './gif';

test('the path goes there and back, and shows each end once', () => {
  const percents = thereAndBack();
  expect(percents.slice(0, 3)).toEqual([0, 2, 4]);
  expect(percents.slice(49, 52)).toEqual([98, 100, 98]);
  expect(percents.at(-1)).toBe(2);
  expect(percents).toHaveLength(100);
});

test('it is an endless GIF', async () => {
  const frames = Array.from({ length: 101 }, (_, percent) =>
    new Float32Array(PIXELS).fill(percent / 100),
  );
  const bytes = new Uint8Array(await (await toGif(frames, 'pixels', SIDE)).arrayBuffer());
  const text = String.fromCharCode(...bytes.subarray(0, 1000));
  expect(text.slice(0, 6)).toBe('GIF89a');
  expect(text).toContain('NETSCAPE2.0\u0003\u0001\u0000\u0000');
  expect(bytes.at(-1)).toBe(0x3b);
});
