import { describe, expect, it } from 'vitest';
import { degreesToZoneEdge, fromGrid, toGrid, type Zone, zoneOf, zonesAt } from './gaussKruger.ts';

const zone = (width: 3 | 6, number: number): Zone => {
  const found = zoneOf(width, number);
  if (!found) throw new Error(`No zone ${number}`);
  return found;
};

describe('zones', () => {
  it.each([
    [3, 106.2, [35, 34, 36]],
    [3, 106.5, [36, 35, 37]],
    [3, 106.7, [36, 35, 37]],
    [6, 106.2, [18, 17, 19]],
    [6, 108, [19, 18, 20]],
  ] as const)('of %i° at %f° E', (width, longitude, numbers) => {
    expect(zonesAt(width, longitude).map(({ number }) => number)).toEqual(numbers);
  });
  it('have meridian and EPSG codes', () => {
    expect(zone(3, 35)).toEqual({ width: 3, number: 35, meridian: 105, epsgPrefixed: 4523, epsg: 4544 });
    expect(zone(3, 36)).toEqual({ width: 3, number: 36, meridian: 108, epsgPrefixed: 4524, epsg: 4545 });
    expect(zone(6, 18)).toEqual({ width: 6, number: 18, meridian: 105, epsgPrefixed: 4496, epsg: 4507 });
    expect(zoneOf(3, 24)).toBeUndefined();
    expect(zoneOf(6, 24)).toBeUndefined();
  });
  it('end half their width from the meridian', () => {
    expect(degreesToZoneEdge(zone(3, 35), 106.2)).toBeCloseTo(0.3, 9);
  });
});

// PostGIS 3.3, ST_Transform from EPSG:4490.
const KNOWN = [
  [zone(3, 35), [106.2, 38], 605400.837, 4208177.615],
  [zone(3, 35), [106.7, 37.4], 650529.341, 4142260.12],
  [zone(3, 36), [106.2, 38], 341895.214, 4209027.301],
  [zone(3, 36), [106.7, 37.4], 384891.184, 4141696.763],
  [zone(6, 18), [106.2, 38], 605400.837, 4208177.615],
] as const;

describe('grid coordinates', () => {
  it.each(KNOWN)('in zone %o at %j are those of PostGIS', (known, position, east, north) => {
    const grid = toGrid(known, position);
    expect(grid.east).toBeCloseTo(east, 3);
    expect(grid.north).toBeCloseTo(north, 3);
    const [longitude, latitude] = fromGrid(known, grid);
    expect(longitude).toBeCloseTo(position[0], 8);
    expect(latitude).toBeCloseTo(position[1], 8);
  });
});
