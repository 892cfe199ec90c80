import { expect, test } from 'vitest';

import { placeNames } from './names';

test('a name in a ring is not cut by the edge of the map', () => {
  const at = (x: number, y: number) => ({ x, y });
  const classes = [at(0, 50), at(50, 100.5), at(60, 20)].map((place, label) => ({
    label,
    at: place,
  }));
  const places = placeNames(classes, []).map((place) => place.at);
  expect(places).toEqual([at(4, 50), at(50, 96), at(60, 20)]);
});
