import { describe, expect, it } from 'vitest';
import type { Position } from '../../boundaries/arcs/edgeArc.ts';
import { passedOutlines } from './passedOutlines.ts';

const square = (west: number, south: number, east: number, north: number): Position[] => [
  ...([
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ] as Position[]),
];
// a | b beside each other, c above both.
const OUTLINES = [
  { code: 'a', rings: [[...square(0, 0, 2, 2).slice(0, 3), [0, 2], [0, 0]] as Position[]] },
  { code: 'b', rings: [square(2, 0, 4, 2)] },
  {
    code: 'c',
    rings: [
      [
        [0, 2],
        [2, 2],
        [4, 2],
        [4, 3],
        [0, 3],
        [0, 2],
      ] as Position[],
    ],
  },
];
const areaOf = (parts: readonly (readonly (readonly Position[])[])[]): number =>
  parts.flat().reduce((sum, ring) => {
    const twice = ring.reduce((s, [x, y], i) => {
      const [px, py] = ring[i - 1] ?? [x, y];
      return s + px * y - x * py;
    }, 0);
    return sum + twice / 2;
  }, 0);
const edges = (parts: readonly (readonly (readonly Position[])[])[]) =>
  parts.flat().flatMap((ring) => ring.slice(1).map((to, i) => `${ring[i]}>${to}`));
const turned = (edge: string) => edge.split('>').reverse().join('>');

describe('an area passes from one outline to its neighbour', () => {
  it('and both share the new line point for point', () => {
    const after = passedOutlines(OUTLINES, [{ from: 'a', rings: [square(1, 0.5, 2, 1.5)] }], 'b');
    expect([...after.keys()].sort()).toEqual(['a', 'b']);
    const [a = [], b = []] = [after.get('a'), after.get('b')];
    expect([areaOf(a), areaOf(b)]).toEqual([3, 5]);
    expect(edges(a).filter((edge) => edges(b).includes(turned(edge))).length).toBe(5);
  });
  it('up to the line of a third, which takes the new end of the line into its own', () => {
    const after = passedOutlines(OUTLINES, [{ from: 'a', rings: [square(1.25, 1, 2, 2)] }], 'b');
    expect([...after.keys()].sort()).toEqual(['a', 'b', 'c']);
    const [a = [], b = [], c = []] = ['a', 'b', 'c'].map((code) => after.get(code) ?? []);
    expect([areaOf(a), areaOf(b), areaOf(c)]).toEqual([3.25, 4.75, 4]);
    expect(edges(c)).toContain('1.25,2>2,2');
    expect(edges(b)).toContain('2,2>1.25,2');
    expect(edges(a)).toContain('1.25,2>0,2');
  });
  it('and leaves everything alone where nothing passes', () => {
    expect(passedOutlines(OUTLINES, [], 'b').size).toBe(0);
  });
});
