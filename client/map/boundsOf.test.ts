import { expect, it } from 'vitest';
import { boundsOf } from './boundsOf.ts';

const point = (lon: number, lat: number) => ({ type: 'Point', coordinates: [lon, lat] });

it('holds all geometries', () => {
  expect(boundsOf([point(106.1, 37.9), point(106.3, 38.1), null, 'no geometry'])).toEqual([106.1, 37.9, 106.3, 38.1]);
});

it('leaves out what lies nowhere on the earth, as swapped axes do', () => {
  expect(boundsOf([point(106.1, 37.9), point(37.9, 106.1)])).toEqual([106.1, 37.9, 106.1, 37.9]);
  expect(boundsOf([point(37.9, 106.1)])).toBeNull();
});
