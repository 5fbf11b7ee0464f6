import { describe, expect, it } from 'vitest';
import { arcsOf } from '../arcsOf.ts';
import { applyEdit } from './applyEdit.ts';
import type { ArcEdit } from './arcEdit.ts';
import { areaChanges } from './areaChanges.ts';
import { courseFaults } from './courseFaults.ts';
import { type EdgeArc, nodesOf } from './edgeArc.ts';
import { snapped } from './snapped.ts';

type Point = [number, number];

/** A west of B, C north of both, and an enclave E in A. */
const [W, M, TOP]: [Point, Point, Point] = [
  [106.1, 37],
  [106.1, 37.05],
  [106.1, 37.1],
];
const few: EdgeArc[] = arcsOf([
  {
    code: 'A',
    rings: [
      [[106, 37], W, M, TOP, [106, 37.1], [106, 37]],
      [
        [106.04, 37.04],
        [106.04, 37.05],
        [106.05, 37.05],
        [106.05, 37.04],
        [106.04, 37.04],
      ],
    ],
  },
  { code: 'B', rings: [[W, [106.2, 37], [106.2, 37.1], TOP, M, W]] },
  { code: 'C', rings: [[[106, 37.1], TOP, [106.2, 37.1], [106.2, 37.2], [106, 37.2], [106, 37.1]]] },
  {
    code: 'E',
    rings: [
      [
        [106.04, 37.04],
        [106.05, 37.04],
        [106.05, 37.05],
        [106.04, 37.05],
        [106.04, 37.04],
      ],
    ],
  },
]).map((arc, i) => ({ ...arc, id: String(i) }));
const edited = (edit: ArcEdit): readonly EdgeArc[] => {
  const result = applyEdit(few, edit);
  if ('refusal' in result) throw new Error(result.refusal.code);
  return result.arcs;
};

describe('a step', () => {
  it.each<[string, ArcEdit, string]>([
    ['leaves a node where it is', { kind: 'move', from: TOP, to: [106.11, 37.1] }, 'node'],
    ['moves as a node only a node', { kind: 'move-node', from: M, to: [106.11, 37.05] }, 'no-node'],
    ['does not put two points in one place', { kind: 'move', from: M, to: W }, 'occupied'],
    ['needs its point', { kind: 'move', from: [106.3, 37], to: [106.4, 37] }, 'no-point'],
    ['keeps the end points of an arc', { kind: 'delete', at: TOP }, 'node'],
    ['inserts between neighbours', { kind: 'insert', between: [W, TOP], at: [106.1, 37.02] }, 'no-edge'],
    ['replaces between the same ends', { kind: 'replace', course: [W, M], by: [W, [106.11, 37.04]] }, 'ends'],
  ])('%s', (_, edit, code) => {
    expect(applyEdit(few, edit)).toMatchObject({ refusal: { code } });
  });

  it('moves every arc that meets at a node', () => {
    const next = edited({ kind: 'move-node', from: TOP, to: [106.11, 37.1] });
    expect(
      few
        .filter((arc, i) => arc !== next[i])
        .map(({ left, right }) => `${left}|${right}`)
        .sort(),
    ).toEqual(['A|B', 'A|C', 'B|C']);
    expect(nodesOf(next).has('106.11 37.1')).toBe(true);
  });

  it('takes from one side what it gives the other, on the ellipsoid', () => {
    // Between 37.05 and 37 a degree of longitude is 88.9 km, half of 0.05° of latitude 2.774 km.
    const changes = areaChanges(few, edited({ kind: 'move', from: M, to: [106.11, 37.05] }));
    expect(changes.map(({ code }) => code)).toEqual(['A', 'B']);
    expect(changes[0]?.gainedSquareMetres).toBeCloseTo(4_936_000, -4);
    expect(changes[0]?.lostSquareMetres).toBe(0);
    expect(changes[1]?.lostSquareMetres).toBeCloseTo(changes[0]?.gainedSquareMetres ?? 0, 3);
  });

  it('counts what is gained and what is lost apart where a course weaves', () => {
    const woven = edited({ kind: 'replace', course: [W, M, TOP], by: [W, [106.11, 37.02], [106.09, 37.08], TOP] });
    const [a] = areaChanges(few, woven);
    expect(a?.gainedSquareMetres).toBeGreaterThan(1e6);
    expect(Math.abs((a?.gainedSquareMetres ?? 0) / (a?.lostSquareMetres ?? 1) - 1)).toBeLessThan(0.01);
  });
});

describe('a fault', () => {
  it.each<[string, ArcEdit, unknown]>([
    [
      'crossing another line',
      { kind: 'move', from: M, to: [106.15, 37.12] },
      { code: 'crossing', divisions: ['B', 'C'] },
    ],
    [
      'crossing itself',
      { kind: 'replace', course: [W, M, TOP], by: [W, [106.12, 37.06], [106.12, 37.03], [106.08, 37.07], TOP] },
      { code: 'self-crossing' },
    ],
    [
      'touching another line with a point',
      { kind: 'move', from: M, to: [106.15, 37.1] },
      { code: 'touching', at: [106.15, 37.1] },
    ],
    [
      'passing over an enclave',
      { kind: 'move', from: M, to: [105.99, 37.05] },
      { code: expect.stringMatching(/crossing/) },
    ],
    [
      'an enclave left on the wrong side',
      { kind: 'replace', course: [W, M, TOP], by: [W, [106.02, 37.01], [106.02, 37.09], TOP] },
      { code: 'passed-over', divisions: ['A', 'E'] },
    ],
  ])('is said with its place: %s', (_, edit, fault) => {
    expect(courseFaults(few, edited(edit))).toContainEqual(expect.objectContaining(fault));
  });

  it('is not found where a course only takes another way', () => {
    expect(courseFaults(few, edited({ kind: 'move', from: M, to: [106.12, 37.06] }))).toEqual([]);
  });
});

it('snaps to a vertex before an edge, and to nothing far away', () => {
  const courses = few.map(({ coordinates }) => coordinates);
  expect(snapped([106.10003, 37.05003], courses, 10)).toEqual({ at: M, to: 'vertex' });
  expect(snapped([106.10003, 37.03], courses, 10)).toEqual({ at: [106.1, expect.closeTo(37.03, 6)], to: 'edge' });
  expect(snapped([106.102, 37.03], courses, 10)).toBeNull();
});
