import { afterAll, describe, expect, it } from 'vitest';
import type { OutlineSet } from '#server/boundaries/topology/outlineSet.ts';
import { testDatabase } from '../../support/testDatabase.ts';
import { box, check, setOf, told } from './outlines.ts';

const database = await testDatabase();
const db = database.knex;
afterAll(() => database.close());

const CASES: readonly [string, OutlineSet, string[]][] = [
  ['neighbours that share their vertices', setOf([[box(0, 0, 1, 1)]], [[box(1, 0, 2, 1)]]), []],
  ['neighbours that touch in one point', setOf([[box(0, 0, 1, 1)]], [[box(1, 1, 2, 2)]]), []],
  [
    'an overlap of half',
    setOf([[box(0, 0, 2, 1)]], [[box(1, 0, 3, 1)]]),
    ['overlap patch A-B', 'unmatched A-B', 'unmatched A-B'],
  ],
  ['the same outline twice', setOf([[box(0, 0, 1, 1)]], [[box(0, 0, 1, 1)]]), ['overlap whole A-B']],
  ['one outline inside another', setOf([[box(0, 0, 4, 4)]], [[box(1, 1, 2, 2)]]), ['overlap whole A-B']],
  ['an enclave that fits', setOf([[box(0, 0, 3, 3), box(1, 1, 2, 2)]], [[box(1, 1, 2, 2)]]), []],
  ['a hole that an outline draws itself', setOf([[box(0, 0, 3, 3), box(1, 1, 2, 2)]], [[box(3, 0, 4, 3)]]), []],
  [
    'an enclave drawn too small: the ring around it is the gap, not the enclave',
    setOf([[box(0, 0, 3, 3), box(1, 1, 2, 2)]], [[box(1.001, 1.001, 1.999, 1.999)]]),
    ['gap sliver A-B', 'unmatched A-B'],
  ],
  [
    'four units around one that is not in the set',
    setOf([[box(0, 0, 4, 1)]], [[box(0, 3, 4, 4)]], [[box(0, 1, 1, 3)]], [[box(3, 1, 4, 3)]]),
    ['blank A-B-C-D', 'unmatched A-C', 'unmatched A-D', 'unmatched B-C', 'unmatched B-D'],
  ],
  [
    'a unit in two parts, with one of them an island',
    setOf([[box(0, 0, 1, 1)], [box(5, 5, 6, 6)]], [[box(1, 0, 2, 1)]]),
    [],
  ],
  [
    'the same in pieces that overlap by a strip',
    setOf([[box(0, 0, 1, 1)], [box(0, 2, 1, 3)]], [[box(0.999, 0, 2, 1)], [box(0.999, 2, 2, 3)]]),
    ['overlap sliver A-B', 'overlap sliver A-B', 'unmatched A-B', 'unmatched A-B'],
  ],
  [
    'a bow tie is an invalid ring',
    setOf([
      [
        [
          [0, 0],
          [1, 1],
          [1, 0],
          [0, 1],
        ],
      ],
    ]),
    ['invalid A'],
  ],
  ['a hole outside its shell', setOf([[box(0, 0, 1, 1), box(2, 2, 3, 3)]]), ['invalid A']],
];

describe('made-up outlines', () => {
  it.each(CASES)('%s', async (_, set, expected) => {
    expect((await check(db, set)).map(told)).toEqual(expected);
  });

  it('finds an open gap by its unmatched edges, with its length on the ellipsoid', async () => {
    const [stretch] = await check(db, setOf([[box(0, 0, 1, 1)]], [[box(1.0005, 0, 2, 1)]]));
    expect(stretch).toMatchObject({ kind: 'unmatched', sides: [1, 2] });
    expect(stretch?.lengthMetres).toBeCloseTo(1110, -1);
    expect(stretch?.widthMetres).toBeCloseTo(0.442, 2);
  });

  it('finds a vertex that one side lacks where nothing gaps or overlaps', async () => {
    const withVertex = [[0, 0] as const, [1, 0] as const, [1, 0.5] as const, [1, 1] as const, [0, 1] as const];
    const found = await check(db, setOf([[withVertex]], [[box(1, 0, 2, 1)]]));
    expect(found.map(told)).toEqual(['unmatched A-B']);
    expect(found[0]).toMatchObject({ widthMetres: 0, geometry: { coordinates: { length: 3 } } });
  });

  it('says where a ring crosses itself', async () => {
    const tie = setOf([[[[0, 0] as const, [1, 1] as const, [1, 0] as const, [0, 1] as const]]]);
    const [fault] = await check(db, tie);
    expect(fault?.ring).toEqual({ polygon: 1, ring: 1, reason: 'Self-intersection' });
    expect(fault?.geometry.coordinates).toHaveLength(1);
    expect(fault?.geometry.coordinates[0]).toEqual([expect.closeTo(106.005, 9), expect.closeTo(37.505, 9)]);
  });

  it('proposes for a gap which vertices would move where and who would gain what', async () => {
    const dented = [[1, 0] as const, [2, 0] as const, [2, 1] as const, [1, 1] as const, [1.002, 0.5] as const];
    const whole = setOf([[box(0, 0, 1, 1)]], [[dented]]);
    const [gap] = await check(db, whole);
    expect(gap).toMatchObject({ kind: 'gap', class: 'sliver', sides: [1, 2] });
    const area = gap?.areaSquareMetres ?? 0;
    expect(gap?.proposal?.suggested).toBe(1);
    const [a, b] = gap?.proposal?.options ?? [];
    expect(a).toMatchObject({ mover: 1, moves: [], taken: 1, gainSquareMetres: area });
    expect(b).toMatchObject({ mover: 2, taken: 0, gainSquareMetres: area });
    expect(b?.moves[0]?.to[0]).toBeCloseTo(106.01, 9);
    expect(b?.moves[0]?.to[1]).toBeCloseTo(37.505, 9);
    expect(b?.farthestMetres).toBeCloseTo(1.77, 1);
  });

  it('measures a grid in metres as it measures degrees', async () => {
    const square = (west: number): [number, number][] => [
      [west, 4_150_000],
      [west + 1000, 4_150_000],
      [west + 1000, 4_151_000],
      [west, 4_151_000],
      [west, 4_150_000],
    ];
    const outlines = [square(500_000), square(500_990)].map((ring, i) => ({
      ...{ number: i + 1, code: null, name: null },
      coordinates: [[ring]],
    }));
    const [overlap] = await check(db, { srid: 4544, outlines });
    expect(overlap).toMatchObject({ kind: 'overlap', class: 'sliver', sides: [1, 2] });
    expect(overlap?.areaSquareMetres).toBeCloseTo(10_000, -1);
  });
});
