import { describe, expect, it } from 'vitest';
import { requireShape } from './requireShape.ts';

const along = (coordinates: [number, number][]) => ({ type: 'LineString' as const, coordinates });
const line = (...coordinates: [number, number][]) => along(coordinates);
const refused = (code: string) =>
  expect.objectContaining({
    kind: 'invalid-input',
    facts: expect.objectContaining({ errors: [expect.objectContaining({ code, pointer: '/geometry' })] }),
  });
const faultOf = (geometry: Parameters<typeof requireShape>[0]): unknown => {
  try {
    requireShape(geometry);
    return undefined;
  } catch (error) {
    return error;
  }
};

describe('a shape that no question can be asked about', () => {
  it('lets a line in China pass', () => {
    expect(faultOf(line([106.2, 37.9], [106.3, 38]))).toBeUndefined();
  });
  it.each([
    ['swapped-axes', line([37.9, 106.2], [38, 106.3])],
    ['outside-china', line([106.2, 37.9], [0, 0])],
    ['outside-china', line([11_822_000, 4_571_000], [11_822_001, 4_571_000])],
    ['outside-china', line([1e308, -1e308], [106.2, 37.9])],
    ['too-many-vertices', along(Array.from({ length: 200_000 }, () => [106.2, 37.9]))],
  ])('says why: %s', (code, geometry) => {
    expect(faultOf(geometry)).toEqual(refused(code));
  });
});
