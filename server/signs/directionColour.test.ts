import { describe, expect, it } from 'vitest';
import { directionColour } from './directionColour.ts';
import { type CentreLine, dominantAzimuth } from './dominantAzimuth.ts';
import { editionOf } from './editionOf.ts';

describe('directionColour', () => {
  it.each([
    [0, 'green'],
    [44.9, 'green'],
    [45, 'blue'],
    [90, 'blue'],
    [135, 'blue'],
    [135.1, 'green'],
    [180, 'green'],
    [270, 'blue'],
    [-90, 'blue'],
    [359, 'green'],
  ])('a street running at %f° has a %s ground', (azimuth, ground) => {
    expect(directionColour(editionOf(), azimuth).ground).toBe(ground);
  });

  it('says that nobody has read this in the standard', () => {
    expect(directionColour(editionOf(), 90).verified).toBe(false);
  });
});

describe('dominantAzimuth', () => {
  const line = (...coordinates: number[][]): CentreLine => ({ type: 'LineString', coordinates });
  it.each([
    ['eastward', line([106.2, 38], [106.21, 38]), 90],
    ['westward, the same axis', line([106.21, 38], [106.2, 38]), 90],
    ['northward', line([106.2, 38], [106.2, 38.01]), 0],
    // At 38° N a degree of longitude is 87.8 km and one of latitude 111.0 km.
    ['north-east by equal degrees', line([106.2, 38], [106.21, 38.01]), 38.3],
    ['long east leg, short north leg', line([106.2, 38], [106.23, 38], [106.23, 38.005]), 90],
    ['hardly curved', line([106.2, 38], [106.21, 38.001], [106.22, 38]), 90],
  ])('%s', (_, street, degrees) => {
    const azimuth = dominantAzimuth(street) ?? Number.NaN;
    const difference = Math.abs(((azimuth - degrees + 270) % 180) - 90);
    expect(difference).toBeLessThan(0.5);
  });

  it('weighs the parts of a divided street by length', () => {
    const divided: CentreLine = {
      type: 'MultiLineString',
      coordinates: [
        [
          [106.2, 38],
          [106.2, 38.03],
        ],
        [
          [106.2, 38.03],
          [106.205, 38.03],
        ],
      ],
    };
    expect(dominantAzimuth(divided)).toBeCloseTo(0, 5);
  });

  it.each([
    ['a ring road', line([106.2, 38], [106.2114, 38], [106.2114, 38.009], [106.2, 38.009], [106.2, 38])],
    ['a point', line([106.2, 38], [106.2, 38])],
    ['nothing', line()],
  ])('leaves %s to a person', (_, street) => {
    expect(dominantAzimuth(street)).toBeNull();
  });
});
