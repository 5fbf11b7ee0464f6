import { describe, expect, it } from 'vitest';
import { azimuthAt } from './azimuthAt.ts';
import type { CentreLine } from './dominantAzimuth.ts';
import type { LonLat } from './localMetres.ts';

// One minute of longitude is about 1.46 km here, one of latitude 1.85 km.
const bent: CentreLine = {
  type: 'LineString',
  coordinates: [
    [106.2, 38],
    [106.22, 38],
    [106.22, 38.02],
  ],
};
const ring: CentreLine = {
  type: 'LineString',
  coordinates: [
    [106.2, 38],
    [106.2114, 38],
    [106.2114, 38.009],
    [106.2, 38.009],
    [106.2, 38],
  ],
};

describe('azimuthAt', () => {
  it.each<[string, CentreLine, LonLat, number]>([
    ['the first leg of a bent street', bent, [106.205, 38.0001], 90],
    ['its second leg', bent, [106.2201, 38.015], 0],
    ['beyond its end, as its last stretch', bent, [106.22, 38.021], 0],
    ['the south side of a ring', ring, [106.205, 37.9999], 90],
    ['its east side', ring, [106.2115, 38.004], 0],
    ['the nearer of two parts', { type: 'MultiLineString', coordinates: [bent.coordinates.slice(0, 2), bent.coordinates.slice(1)] }, [106.2199, 38.01], 0], // biome-ignore format: one line
    ['a hardly curved street, as a whole', { type: 'LineString', coordinates: [[106.2, 38], [106.21, 38.001], [106.22, 38]] }, [106.201, 38.0001], 90], // biome-ignore format: one line
  ])('%s', (_, street, at, degrees) => {
    const found = azimuthAt(street, at) ?? Number.NaN;
    expect(Math.abs(((found - degrees + 270) % 180) - 90)).toBeLessThan(0.5);
  });

  it.each<[string, CentreLine, LonLat]>([
    ['the corner of two equal legs', ring, [106.2, 38]],
    ['a street without length', { type: 'LineString', coordinates: [[106.2, 38], [106.2, 38]] }, [106.2, 38]], // biome-ignore format: one line
    ['nothing drawn', { type: 'MultiLineString', coordinates: [] }, [106.2, 38]],
  ])('leaves %s to a person', (_, street, at) => {
    expect(azimuthAt(street, at)).toBeNull();
  });
});
