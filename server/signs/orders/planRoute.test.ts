import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { legsOf, planRoute } from './planRoute.ts';

type Point = readonly [number, number];
const matrix = (points: readonly Point[]) => points.map(([x, y]) => points.map(([u, v]) => Math.hypot(x - u, y - v)));
const length = (route: readonly number[], metres: number[][]) =>
  legsOf(route, metres).reduce((sum, leg) => sum + leg, 0);

describe('a route', () => {
  it('of nothing, of one and of two', () => {
    expect(planRoute([])).toEqual([]);
    expect(planRoute([[0]])).toEqual([0]);
    expect(planRoute(matrix([[0, 0], [5, 0]]))).toEqual([0, 1]); // biome-ignore format: one line
  });

  it('along a line is the line', () => {
    expect(planRoute(matrix([[0, 0], [30, 0], [10, 0], [20, 0]]))).toEqual([0, 2, 3, 1]); // biome-ignore format: one line
  });

  it('uncrosses what the nearest next would cross', () => {
    const points: Point[] = [[0, 0], [10, 0], [0, 11], [10, 11], [-5, 5.5]]; // biome-ignore format: one line
    const metres = matrix(points);
    const orders = permutations([1, 2, 3, 4]).map((rest) => length([0, ...rest], metres));
    expect(length(planRoute(metres), metres)).toBeCloseTo(Math.min(...orders), 6);
  });

  it('visits each place once, begins at the first, and no turn makes it shorter', () => {
    const point = fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 1000 }));
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 14 }), (points) => {
        const metres = matrix(points);
        const route = planRoute(metres);
        expect(route[0]).toBe(0);
        expect(route.toSorted((a, b) => a - b)).toEqual(points.map((_, i) => i));
        for (let i = 1; i < route.length - 1; i += 1)
          for (let j = i + 1; j < route.length; j += 1) {
            const turned = [...route.slice(0, i), ...route.slice(i, j + 1).toReversed(), ...route.slice(j + 1)];
            expect(length(turned, metres)).toBeGreaterThanOrEqual(length(route, metres) - 0.01);
          }
      }),
      { numRuns: 60 },
    );
  });
});

function permutations(items: readonly number[]): number[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item) => permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]));
}
