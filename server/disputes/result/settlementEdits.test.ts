import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdit } from '../../boundaries/arcs/applyEdit.ts';
import { areaChanges } from '../../boundaries/arcs/areaChanges.ts';
import { courseFaults } from '../../boundaries/arcs/courseFaults.ts';
import type { EdgeArc, Position } from '../../boundaries/arcs/edgeArc.ts';
import { followEdit } from '../../boundaries/arcs/followEdit.ts';
import { outlinesOf } from '../../boundaries/arcs/outlinesOf.ts';
import { arcsOf } from '../../boundaries/arcsOf.ts';
import { type SettlementSteps, settlementEdits } from './settlementEdits.ts';

type Point = [number, number];

/** The line between A in the west and B in the east, from south to north. */
const [S, M1, M2, N]: [Point, Point, Point, Point] = [
  [106.1, 37],
  [106.1, 37.03],
  [106.1, 37.06],
  [106.1, 37.1],
];
const withIds = (outlines: Parameters<typeof arcsOf>[0]): EdgeArc[] =>
  arcsOf(outlines).map((arc, i) => ({ ...arc, id: String(i) }));
const COUNTIES = withIds([
  { code: 'A', rings: [[[106, 37], S, M1, M2, N, [106, 37.1], [106, 37]]] },
  { code: 'B', rings: [[S, [106.2, 37], [106.2, 37.1], N, M2, M1, S]] },
]);
/** A1 and A2 meet B1 at M1; the line between them comes from the west over a bend. */
const BEND: Point = [106.095, 37.031];
const TOWNSHIPS = withIds([
  { code: 'A1', rings: [[[106, 37], S, M1, BEND, [106, 37.03], [106, 37]]] },
  { code: 'A2', rings: [[[106, 37.03], BEND, M1, M2, N, [106, 37.1], [106, 37.03]]] },
  { code: 'B1', rings: [[S, [106.2, 37], [106.2, 37.1], N, M2, M1, S]] },
]);
const owned = (arcs: readonly EdgeArc[], sides = 'AB') =>
  arcs.map((arc) => ({ ...arc, isOwn: [arc.left, arc.right].sort().join('') === sides }));

const settled = (course: readonly Position[], finer: readonly EdgeArc[] = []): SettlementSteps => {
  const steps = settlementEdits({ arcs: owned(COUNTIES), finer }, course, 20);
  if ('refusal' in steps) throw new Error(JSON.stringify(steps.refusal));
  return steps;
};
const after = (
  arcs: readonly EdgeArc[],
  edits: SettlementSteps['edits'],
  take: typeof followEdit,
): readonly EdgeArc[] =>
  edits.reduce<readonly EdgeArc[]>((now, edit) => {
    const result = take(now, edit);
    if ('refusal' in result) throw new Error(JSON.stringify([edit, result.refusal]));
    return result.arcs;
  }, arcs);
const lineAfter = (course: readonly Position[]) =>
  after(COUNTIES, settled(course).edits, applyEdit).find(({ left, right }) => left === 'A' && right === 'B')
    ?.coordinates ?? [];
const east = (lat: number): Point => [106.12, lat];

describe('a settled course takes the place of the line on record', () => {
  it.each<[string, Point[], Point[]]>([
    ['from node to node', [S, east(37.05), N], [S, east(37.05), N]],
    ['between points of the line', [M1, east(37.05), M2], [S, M1, east(37.05), M2, N]],
    ['the other way round', [M2, east(37.05), M1], [S, M1, east(37.05), M2, N]],
    ['from within an edge', [[106.1, 37.01], east(37.05), M2], [S, [106.1, 37.01], east(37.05), M2, N]],
    [
      'within one edge',
      [[106.1, 37.01], east(37.015), [106.1, 37.02]],
      [S, [106.1, 37.01], east(37.015), [106.1, 37.02], M1, M2, N],
    ],
    [
      'with its ends a few metres off',
      [[106.10005, 37.03002], east(37.05), [106.0999, 37.05999]],
      [S, M1, east(37.05), M2, N],
    ],
    ['weaving over it', [S, [106.09, 37.02], [106.11, 37.05], N], [S, [106.09, 37.02], [106.11, 37.05], N]],
  ])('%s', (_, course, line) => {
    const now = lineAfter(course);
    expect([now, now.toReversed()]).toContainEqual(
      line.map(([lon, lat]) => [expect.closeTo(lon, 9), expect.closeTo(lat, 9)]),
    );
  });

  it('gives no step where it is the line on record', () => {
    expect(settled([S, M1, M2, N])).toMatchObject({ edits: [], stretches: [{ before: [S, M1, M2, N] }] });
    expect(settled([[106.1, 37.01], [106.1, 37.02], M1, [106.10000001, 37.05]]).edits).toEqual([]);
  });

  it.each<[string, Point[], string, Point | null]>([
    ['that ends beside the line', [S, east(37.05)], 'off-line', east(37.05)],
    ['that begins beside the line', [east(37.05), N], 'off-line', east(37.05)],
    ['that begins and ends in one place', [M1, east(37.05), [106.10001, 37.03]], 'short', M1],
    ['through a point of another line', [M1, [106.2, 37.1], M2], 'occupied', [106.2, 37.1]],
  ])('is refused where it is one %s', (_, course, code, at) => {
    expect(settlementEdits({ arcs: owned(COUNTIES), finer: [] }, course, 20)).toMatchObject({ refusal: { code, at } });
  });

  it('says where there is no line', () => {
    const arcs = COUNTIES.map((arc) => ({ ...arc, isOwn: false }));
    expect(settlementEdits({ arcs, finer: [] }, [S, N], 20)).toMatchObject({ refusal: { code: 'no-line' } });
  });
});

describe('a line of several arcs', () => {
  // As the line of two provinces: A1 and A2 on one side, B1 on the other.
  const touched = TOWNSHIPS.map((arc) => ({
    ...arc,
    isOwn: arc.right !== null && [arc.left, arc.right].includes('B1'),
  }));
  const steps = (course: Point[]) => settlementEdits({ arcs: touched, finer: [] }, course, 20);

  it('is followed through the point between them', () => {
    const found = steps([S, [106.11, 37.02], [106.10001, 37.03], [106.11, 37.05], N]);
    expect(found).toMatchObject({ edits: [{ by: [S, [106.11, 37.02], M1] }, { by: [M1, [106.11, 37.05], N] }] });
  });
  it('is not left past that point', () => {
    expect(steps([S, [106.11, 37.03], N])).toMatchObject({ refusal: { code: 'apart' } });
  });
});

describe('a ring around an enclave', () => {
  const ring: Point[] = [
    [106.04, 37.04],
    [106.05, 37.04],
    [106.05, 37.05],
    [106.04, 37.05],
    [106.04, 37.04],
  ];
  const enclave = withIds([
    { code: 'A', rings: [[[106, 37], S, N, [106, 37.1], [106, 37]], ring.toReversed()] },
    { code: 'B', rings: [ring] },
  ]);
  const steps = (course: Point[]) => settlementEdits({ arcs: owned(enclave), finer: [] }, course, 20);

  it('takes the near way', () => {
    expect(
      steps([
        [106.05, 37.04],
        [106.055, 37.045],
        [106.05, 37.05],
      ]),
    ).toMatchObject({
      stretches: [
        {
          before: [
            [106.05, 37.04],
            [106.05, 37.05],
          ],
        },
      ],
    });
  });
  it('refuses the way over the point where the ring begins', () => {
    expect(
      steps([
        [106.05, 37.04],
        [106.03, 37.03],
        [106.04, 37.05],
      ]),
    ).toMatchObject({ refusal: { code: 'seam' } });
  });
});

describe('townships on a line between counties', () => {
  const townshipsAfter = (course: Point[]) => {
    const steps = settled(course, TOWNSHIPS);
    const now = after(TOWNSHIPS, steps.finerEdits, followEdit);
    expect(courseFaults(TOWNSHIPS, now)).toEqual([]);
    expect(steps.townships).toBe('follow');
    const between = now.find(({ left, right }) => [left, right].sort().join() === 'A1,A2');
    return { steps, between: between?.coordinates ?? [], now };
  };

  it('are drawn on to a course that goes away from them', () => {
    const { steps, between, now } = townshipsAfter([S, east(37.03), N]);
    expect(steps.junctions).toMatchObject([{ from: M1, how: 'drawn-on', beyond: [] }]);
    expect(between.map(String)).toContain(String(steps.junctions[0]?.to.at));
    expect(steps.junctions[0]?.to.at[0]).toBeGreaterThan(106.11);
    const sums = areaChanges(TOWNSHIPS, now).map(
      ({ gainedSquareMetres, lostSquareMetres }) => gainedSquareMetres - lostSquareMetres,
    );
    expect(Math.abs(sums.reduce((sum, one) => sum + one, 0))).toBeLessThan(1);
  });
  it('are cut back by one that crosses them, over their bends too', () => {
    const { steps, between } = townshipsAfter([S, [106.05, 37.031], N]);
    expect(steps.junctions).toMatchObject([{ from: M1, how: 'crossed', beyond: [BEND] }]);
    expect(between).toHaveLength(2);
  });
  it('stay where they are where the course runs through their end', () => {
    const steps = settled([S, [106.12, 37.015], M1, [106.12, 37.05], N], TOWNSHIPS);
    expect(steps.junctions).toEqual([]);
  });
  it('do not follow where their outlines run elsewhere', () => {
    const elsewhere = TOWNSHIPS.map((arc) => ({
      ...arc,
      coordinates: arc.coordinates.map(([lon, lat]): Point => [lon + 1e-4, lat]),
    }));
    expect(settled([S, east(37.05), N], elsewhere)).toMatchObject({ townships: 'apart', finerEdits: [] });
  });
});

it('keeps the ground whole, whatever course is settled', () => {
  const place = fc.double({ min: 0, max: 1, noNaN: true });
  const aside = fc.array(fc.double({ min: -0.03, max: 0.03, noNaN: true }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(place, place, aside, (from, to, offsets) => {
      fc.pre(Math.abs(from - to) > 0.01);
      const lat = (share: number) => 37.001 + 0.098 * share;
      const inner = offsets.map(
        (off, i): Point => [106.1 + off, lat(from + ((to - from) * (i + 1)) / (offsets.length + 1))],
      );
      const course: Point[] = [[106.1, lat(from)], ...inner, [106.1, lat(to)]];
      const steps = settled(course, TOWNSHIPS);
      for (const [arcs, edits, take] of [
        [COUNTIES, steps.edits, applyEdit],
        [TOWNSHIPS, steps.finerEdits, followEdit],
      ] as const) {
        const now = after(arcs, edits, take);
        expect(outlinesOf(now).size).toBe(outlinesOf(arcs).size);
        const net = areaChanges(arcs, now).reduce((sum, one) => sum + one.gainedSquareMetres - one.lostSquareMetres, 0);
        expect(Math.abs(net)).toBeLessThan(10);
      }
    }),
    { numRuns: 60 },
  );
});
