import { expect, it } from 'vitest';
import { gridOf, gridsNear, systemsIn } from './systems.ts';

// EPSG registry: names of the CGCS2000 grids.
it.each([
  ['EPSG:4491', { width: 6, zone: 13, meridian: 75 }],
  ['EPSG:4507', { width: 6, zone: null, meridian: 105 }],
  ['EPSG:4523', { width: 3, zone: 35, meridian: 105 }],
  ['EPSG:4524', { width: 3, zone: 36, meridian: 108 }],
  ['EPSG:4544', { width: 3, zone: null, meridian: 105 }],
  ['EPSG:4554', { width: 3, zone: null, meridian: 135 }],
  ['EPSG:4490', null],
  ['GCJ-02', null],
])('knows the grid of %s', (system, grid) => {
  expect(gridOf(system)).toEqual(grid);
});

it('offers the grids next to Wuzhong, both 3-degree zones and the 6-degree one', () => {
  expect(gridsNear(106.2)).toEqual([4523, 4544, 4524, 4545, 4496, 4507].map((epsg) => `EPSG:${epsg}`));
});

it('makes buttons of the systems that a proposal names', () => {
  expect(systemsIn(['choose EPSG:4524 or EPSG:4545', undefined, 'EPSG:4524, GCJ-02'])).toEqual([
    'EPSG:4524',
    'EPSG:4545',
    'GCJ-02',
  ]);
});
