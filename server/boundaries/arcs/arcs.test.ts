import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { arcsOf, type DivisionOutline } from '../arcsOf.ts';
import type { ArcEdit } from './arcEdit.ts';
import { areaChanges } from './areaChanges.ts';
import { courseFaults } from './courseFaults.ts';
import { type EdgeArc, edgesOf, type Position, pointKey } from './edgeArc.ts';
import { type EditHistory, newHistory, redone, stepped, undone } from './editHistory.ts';
import { equalArea } from './equalArea.ts';
import { outlinesOf } from './outlinesOf.ts';

type Point = [number, number];
const withIds = (outlines: readonly DivisionOutline[]): EdgeArc[] =>
  arcsOf(outlines).map((arc, i) => ({ ...arc, id: String(i) }));

/** Cells of a crooked grid around an enclave, two of which are one division in two parts. */
function madeUp(bend: readonly number[]): EdgeArc[] {
  const at = (x: number, y: number): Point => {
    const inner = x > 0 && x < 4 && y > 0 && y < 4;
    const shift = (i: number) => (inner ? ((bend[(x * 5 + y * 2 + i) % bend.length] ?? 0) - 0.5) * 0.04 : 0);
    return [106 + x * 0.1 + shift(0), 37 + y * 0.1 + shift(1)];
  };
  const cell = (x: number, y: number): Point[] => {
    const corners = [at(x, y), at(x + 1, y), at(x + 1, y + 1), at(x, y + 1), at(x, y)];
    return corners.flatMap((to, i): Point[] => {
      const from = corners[i - 1];
      return from ? [[(from[0] + to[0]) / 2, (from[1] + to[1]) / 2], to] : [to];
    });
  };
  const enclave: Point[] = [
    [106.145, 37.145],
    [106.155, 37.145],
    [106.155, 37.155],
    [106.145, 37.155],
    [106.145, 37.145],
  ];
  const rings = new Map<string, Point[][]>([['enclave', [enclave]]]);
  for (let x = 0; x < 4; x += 1)
    for (let y = 0; y < 4; y += 1) {
      const code = x === y && x % 2 === 0 ? 'twice' : `${x}${y}`;
      rings.set(code, [...(rings.get(code) ?? []), cell(x, y)]);
    }
  rings.get('11')?.push(enclave.toReversed());
  return withIds([...rings].map(([code, all]) => ({ code, rings: all })));
}

const Real = z.object({
  features: z
    .object({
      properties: z.looseObject({ code: z.union([z.string(), z.number()]) }),
      geometry: z.object({ type: z.string(), coordinates: z.unknown() }),
    })
    .array(),
});
const Polygons = z.tuple([z.number(), z.number()]).array().array().array();
const REAL = new URL('../../../../shared/data/geo/boundaries/county_tianditu2024_cgcs2000.geojson', import.meta.url);

const area = (ring: readonly Position[]) =>
  edgesOf(ring.map(equalArea)).reduce((sum, [a, b]) => sum + (a[0] * b[1] - b[0] * a[1]) / 2, 0);
const areaOf = (arcs: readonly EdgeArc[]) =>
  [...outlinesOf(arcs).values()].flat(2).reduce((sum, ring) => sum + area(ring), 0);
const outerEdges = (arcs: readonly EdgeArc[]) =>
  arcs.filter(({ right }) => right === null).flatMap(({ coordinates }) => coordinates.map(pointKey));

/** Every edge of an outline is the edge of one other, the other way round, or of none where nobody adjoins. */
function expectShared(arcs: readonly EdgeArc[]): void {
  const owners = new Map<string, string>();
  for (const [code, parts] of outlinesOf(arcs))
    for (const [from, to] of parts.flat().flatMap(edgesOf)) {
      const key = `${pointKey(from)}|${pointKey(to)}`;
      expect(owners.has(key), key).toBe(false);
      owners.set(key, code);
    }
  const single = [...owners.keys()].filter((key) => !owners.has(key.split('|').reverse().join('|')));
  expect(single.length).toBe(
    arcs.filter(({ right }) => right === null).flatMap((arc) => edgesOf(arc.coordinates)).length,
  );
}

interface Choice {
  arc: number;
  point: number;
  kind: 'move' | 'move-node' | 'insert' | 'delete' | 'replace';
  aside: readonly [number, number];
}
const choice: fc.Arbitrary<Choice> = fc.record({
  arc: fc.nat(100_000),
  point: fc.nat(100_000),
  kind: fc.constantFrom('move', 'move-node', 'insert', 'delete', 'replace'),
  aside: fc.tuple(fc.double({ min: -0.4, max: 0.4, noNaN: true }), fc.double({ min: -0.4, max: 0.4, noNaN: true })),
});

/** The step that a choice means on the arcs as they are, on arcs with two sides only, so that the ground stays the same. */
function editOf(arcs: readonly EdgeArc[], { arc, point, kind, aside }: Choice): ArcEdit | null {
  const inner = arcs.filter(({ right }) => right !== null);
  const course = inner[arc % inner.length]?.coordinates ?? [];
  const [a, b] = [course[point % (course.length - 1)], course[(point % (course.length - 1)) + 1]];
  if (!a || !b) return null;
  const size = Math.hypot(b[0] - a[0], b[1] - a[1]);
  const beside = (p: Position): Point => [p[0] + aside[0] * size, p[1] + aside[1] * size];
  const [from, to]: [Point, Point] = [[...a], [...b]];
  const outer = new Set(outerEdges(arcs));
  if (kind === 'move-node' || kind === 'move')
    return kind === 'move-node' && outer.has(pointKey(a)) ? null : { kind, from, to: beside(from) };
  if (kind === 'insert') return { kind, between: [from, to], at: beside([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]) };
  if (kind === 'delete') return { kind, at: from };
  return { kind, course: [from, to], by: [from, beside([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]), to] };
}

/** Takes the steps that are lawful and answers every state on the way. */
function walked(start: readonly EdgeArc[], choices: readonly Choice[]): EditHistory[] {
  const states = [newHistory(start)];
  for (const one of choices) {
    const now = states.at(-1);
    const edit = now && editOf(now.arcs, one);
    const result = now && edit && stepped(now, edit);
    if (!now || !result || 'refusal' in result) continue;
    if (courseFaults(now.arcs, result.history.arcs).length === 0) states.push(result.history);
  }
  return states;
}

function expectLaws(start: readonly EdgeArc[], choices: readonly Choice[]): number {
  const states = walked(start, choices);
  const end = states.at(-1) ?? newHistory(start);
  expectShared(end.arcs);
  expect(outerEdges(end.arcs)).toEqual(outerEdges(start));
  expect(Math.abs(areaOf(end.arcs) - areaOf(start))).toBeLessThan(0.01);
  const sums = areaChanges(start, end.arcs);
  const gained = sums.reduce((sum, one) => sum + one.gainedSquareMetres, 0);
  const lost = sums.reduce((sum, one) => sum + one.lostSquareMetres, 0);
  expect(Math.abs(gained - lost)).toBeLessThan(0.01);
  let back = end;
  for (const state of states.toReversed()) {
    expect(JSON.stringify(back.arcs)).toBe(JSON.stringify(state.arcs));
    back = undone(back);
  }
  let again = back;
  for (let i = 1; i < states.length; i += 1) again = redone(again);
  expect(JSON.stringify(again.arcs)).toBe(JSON.stringify(end.arcs));
  return states.length - 1;
}

describe('after any edits', () => {
  it('made-up divisions cover the same ground once, share every edge, and undo restores the bytes', () => {
    let taken = 0;
    const bends = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(bends, fc.array(choice, { minLength: 5, maxLength: 40 }), (bend, choices) => {
        taken += expectLaws(madeUp(bend), choices);
      }),
      { numRuns: 60 },
    );
    expect(taken).toBeGreaterThan(200);
  });

  it.runIf(existsSync(REAL))('so do the counties of the real set', () => {
    const outlines = Real.parse(JSON.parse(readFileSync(REAL, 'utf8'))).features.map(({ properties, geometry }) => {
      const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
      return { code: String(properties.code), rings: Polygons.parse(parts).flat().map(counterClockwise) };
    });
    const start = withIds(outlines);
    let taken = 0;
    fc.assert(
      fc.property(fc.array(choice, { minLength: 10, maxLength: 25 }), (choices) => {
        taken += expectLaws(start, choices);
      }),
      { numRuns: 8 },
    );
    expect(taken).toBeGreaterThan(30);
  });
});

// The real set has no holes: every ring is an outer one.
const counterClockwise = (ring: Point[]): Point[] => (area(ring) > 0 ? ring : ring.toReversed());
