import { expect, it } from 'vitest';
import { geodesicCourse, legsOf, ringOf } from './geodesic.ts';

// PostGIS 3.3: ST_Length, ST_Azimuth, ST_Area, ST_Perimeter of geography on EPSG:4490.
it('measures legs on the ellipsoid of CGCS2000', () => {
  const [leg, back] = legsOf([
    [106.2, 38],
    [106.7, 37.4],
    [106.2, 38],
  ]);
  expect(leg?.metres).toBeCloseTo(79869.26083, 4);
  expect(leg?.azimuth).toBeCloseTo(146.33689978, 7);
  expect(back?.metres).toBeCloseTo(leg?.metres ?? 0, 6);
  expect(back?.azimuth).toBeGreaterThan(300);
});

it.each(['as drawn', 'the other way round'])('measures an area %s', (order) => {
  const ring: [number, number][] = [
    [106, 37],
    [107, 37],
    [107, 38],
    [106, 38],
  ];
  const { squareMetres, metres } = ringOf(order === 'as drawn' ? ring : ring.toReversed());
  expect(squareMetres).toBeCloseTo(9_813_924_696.8, 0);
  expect(metres).toBeCloseTo(398_817.38963, 4);
});

it('bends long legs and keeps the points', () => {
  const course = geodesicCourse([
    [100, 40],
    [110, 40],
  ]);
  expect(course[0]).toEqual([100, 40]);
  expect(course.at(-1)).toEqual([110, 40]);
  expect(Math.max(...course.map(([, latitude]) => latitude))).toBeGreaterThan(40.1);
  expect(geodesicCourse([[100, 40]])).toEqual([[100, 40]]);
});
