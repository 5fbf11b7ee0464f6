import { describe, expect, it } from 'vitest';
import { arcsOf, type DivisionOutline, type Position } from './arcsOf.ts';

/** A counter-clockwise square of one degree. */
const square = (code: string, west: number, south: number): DivisionOutline => ({
  code,
  rings: [ring([west, south], [west + 1, south], [west + 1, south + 1], [west, south + 1])],
});
const ring = (...points: Position[]): Position[] => [...points, ...points.slice(0, 1)];

const sidesOf = (outlines: readonly DivisionOutline[]) =>
  arcsOf(outlines)
    .map(({ left, right }) => `${left}|${right ?? ''}`)
    .sort();

describe('arcs', () => {
  it('lie between the two divisions whose outlines share their points, the lesser code left', () => {
    const arcs = arcsOf([square('B', 107, 37), square('A', 106, 37)]);
    expect(arcs.find(({ right }) => right === 'B')).toEqual({
      left: 'A',
      right: 'B',
      coordinates: [
        [107, 37],
        [107, 38],
      ],
    });
    expect(sidesOf([square('B', 107, 37), square('A', 106, 37)])).toEqual(['A|', 'A|B', 'B|']);
  });

  it('end where a third division begins', () => {
    const four = [square('A', 106, 37), square('B', 107, 37), square('C', 106, 38), square('D', 107, 38)];
    expect(sidesOf(four)).toEqual(['A|', 'A|B', 'A|C', 'B|', 'B|D', 'C|', 'C|D', 'D|']);
  });

  it('do not exist between outlines that were drawn apart', () => {
    expect(sidesOf([square('A', 106, 37), square('B', 107.000001, 37)])).toEqual(['A|', 'B|']);
  });

  it('close around an enclave, and are the same wherever the rings begin', () => {
    const hole: Position[] = [
      [106.2, 37.2],
      [106.2, 37.4],
      [106.4, 37.4],
      [106.4, 37.2],
    ];
    const around = (turn: number): DivisionOutline[] => [
      { code: 'A', rings: [...square('A', 106, 37).rings, ring(...hole)] },
      { code: 'B', rings: [ring(...turned(hole.toReversed(), turn))] },
    ];
    const inner = arcsOf(around(0)).find(({ right }) => right === 'B');
    expect(inner?.coordinates).toEqual(ring(...hole));
    for (const turn of [1, 2, 3]) expect(arcsOf(around(turn))).toEqual(arcsOf(around(0)));
  });

  it('keep two stretches apart that a third division interrupts', () => {
    const a = { code: 'A', rings: [ring([0, 0], [3, 0], [3, 1], [2, 1], [1, 1], [0, 1])] };
    const b = { code: 'B', rings: [ring([0, 1], [1, 1], [1, 2], [2, 2], [2, 1], [3, 1], [3, 3], [0, 3])] };
    const c = { code: 'C', rings: [ring([1, 1], [2, 1], [2, 2], [1, 2])] };
    expect(sidesOf([a, b, c] as DivisionOutline[]).filter((sides) => sides === 'A|B')).toHaveLength(2);
  });

  it('tell both neighbours where two outlines overlap', () => {
    const over = [square('A', 106, 37), { ...square('B', 106, 37) }, square('C', 107, 37)];
    expect(sidesOf(over)).toEqual(['A|', 'A|C', 'B|', 'B|C', 'C|']);
  });
});

const turned = <T>(list: readonly T[], by: number): T[] => [...list.slice(by), ...list.slice(0, by)];
