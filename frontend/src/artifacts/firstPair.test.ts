import { expect, test } from 'vitest';

import { STEPS } from '../model/frames';
import { PIXELS, toIntensities } from '../model/pixels';
import { fakeArtifacts, fakeFirstPair, fakeSheet, serve } from '../testing/fixtures';
import { madePng } from '../testing/madePng';
import { checkFirstPair, loadFirstPair } from './firstPair';

const row = (i: number) =>
  toIntensities(fakeFirstPair.greys.subarray(i * PIXELS, (i + 1) * PIXELS));

test('its rows are the pictures of the path, then the two digits', async () => {
  serve(fakeArtifacts());
  const { frames, first, second } = await loadFirstPair();
  expect(frames).toHaveLength(STEPS + 1);
  expect(frames[0]).toEqual(row(0));
  expect(frames[STEPS]).toEqual(row(100));
  expect(first).toEqual(row(101));
  expect(second).toEqual(row(102));
});

test.each([
  [PIXELS, STEPS + 2],
  [PIXELS + 1, STEPS + 3],
])('a sheet of %i x %i pixels does not fit', (width, height) => {
  expect(() => checkFirstPair(fakeSheet(width, height))).toThrow(
    `first_pair.png: expected 784 x 103 pixels, got ${width} x ${height}`,
  );
});

test.each([
  ['missing', undefined, 'first_pair.png: the server answered 404'],
  ['not a picture', '<html>', 'first_pair.png: it is no PNG'],
  ['another picture', madePng(fakeSheet(2, 3)), 'first_pair.png: expected'],
])('a sheet that is %s is a fault', async (_, content, detail) => {
  serve(content === undefined ? {} : { '/first_pair.png': () => new Response(content) });
  await expect(loadFirstPair()).rejects.toThrow(detail);
});
