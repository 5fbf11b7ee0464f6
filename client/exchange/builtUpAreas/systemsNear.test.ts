import { expect, it } from 'vitest';
import { systemsNear } from './systemsNear.ts';

it.each([
  ['吴忠', 106.2, [4523, 4544, 4524, 4545]],
  ['the west of Xinjiang', 74, [4513, 4534]],
  ['Fuyuan', 135.1, [4533, 4554]],
])('offers the grids next to %s', (_place, longitude, epsg) => {
  expect(systemsNear(longitude).map((grid) => grid.epsg)).toEqual(epsg);
});

it('tells the number of the zone and its meridian', () => {
  expect(systemsNear(106.2)).toContainEqual({ epsg: 4523, zone: 35, meridian: 105 });
  expect(systemsNear(106.2)).toContainEqual({ epsg: 4545, zone: null, meridian: 108 });
});
