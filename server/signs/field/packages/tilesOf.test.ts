import { expect, it } from 'vitest';
import { tilesOf } from './tilesOf.ts';

it('goes as deep as the number of tiles allows', () => {
  const town = tilesOf([106.19, 37.97, 106.22, 37.99], 1500);
  expect([town.minZoom, town.maxZoom]).toEqual([10, 16]);
  const city = tilesOf([105.5, 36.5, 107.7, 38.4], 1500);
  expect([city.minZoom, city.maxZoom]).toEqual([10, 11]);
  expect(tilesOf([105.5, 36.5, 107.7, 38.4], 1).maxZoom).toBe(10);
  expect(town.sets[0]).toEqual({ name: 'divisions', template: '/tiles/divisions/{z}/{x}/{y}.mvt' });
});
