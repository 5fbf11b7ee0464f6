import { existsSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Position } from '#server/boundaries/arcsOf.ts';
import type { TopologyFinding } from '#server/boundaries/topology/topologyFinding.ts';
import { readOutlineSet } from '#server/exchange/topology/readOutlineSet.ts';
import { testDatabase } from '../../support/testDatabase.ts';
import { check } from './outlines.ts';

// Real outlines are no part of the repository: their licence does not allow it.
const REAL = new URL('../../../../shared/data/geo/boundaries/', import.meta.url);
const bytesOf = (name: string) => readFileSync(new URL(name, REAL));

const Expected = z.object({
  features: z
    .object({
      properties: z.object({ kind: z.enum(['overlap', 'gap']), pair: z.string(), area_m2: z.number() }),
      geometry: z.object({ coordinates: z.tuple([z.number(), z.number()]).array().array() }),
    })
    .array(),
});

describe.runIf(existsSync(REAL))('the real outlines of Wuzhong and its neighbours', async () => {
  const database = await testDatabase();
  afterAll(() => database.close());
  const found = async (name: string, crs: string) => {
    const { set } = await readOutlineSet(bytesOf(name), name, crs);
    return { set, findings: await check(database.knex, set) };
  };

  it('DataV 2024: the 444 overlaps and 439 gaps of the five units, by position and area, and none else', async () => {
    const { set, findings } = await found('county_datav2024_gcj02.geojson', 'GCJ-02');
    const five = new Set(set.outlines.filter(({ code }) => code?.startsWith('6403')).map(({ number }) => number));
    const left = findings.filter(({ sides }) => sides.some((side) => five.has(side)));
    const expected = Expected.parse(
      JSON.parse(bytesOf('datav2024_slivers_expected_gcj02.geojson').toString()),
    ).features;
    for (const kind of ['overlap', 'gap'] as const) {
      const ours = left.filter((finding) => finding.kind === kind);
      const theirs = expected.filter(({ properties }) => properties.kind === kind);
      const matched = new Set(
        theirs.map(({ properties, geometry }) =>
          ours.find(
            (finding) =>
              isSamePlace(finding, geometry.coordinates[0] ?? []) &&
              isSameArea(finding.areaSquareMetres ?? 0, properties.area_m2),
          ),
        ),
      );
      expect({ kind, ours: ours.length, matched: matched.size, missed: matched.has(undefined) }).toEqual({
        ...{ kind, ours: theirs.length, matched: theirs.length, missed: false },
      });
    }
    expect(
      findings.filter(({ kind }) => kind === 'invalid').map(({ sides }) => set.outlines[(sides[0] ?? 0) - 1]?.name),
    ).toEqual(['隆德县']);
  });

  it.each([
    ['county_tianditu2024_cgcs2000.geojson', 'EPSG:4490'],
    ['county_amap_gcj02.geojson', 'GCJ-02'],
    ['county_amap_wgs84.geojson', 'EPSG:4326'],
  ])('%s fits together: a real hole and detached parts are no fault', async (name, crs) => {
    expect((await found(name, crs)).findings).toEqual([]);
  });

  it('ECharts: all five outlines are invalid, each ring with the places where it touches or crosses itself', async () => {
    const { findings } = await found('county_echarts_invalid_gcj02.geojson', 'GCJ-02');
    const rings = findings.map(({ kind, sides, ring, geometry }) => [
      kind,
      sides[0],
      ring?.ring,
      geometry.coordinates.length,
    ]);
    expect(rings).toEqual([
      ['invalid', 1, 1, 2],
      ['invalid', 2, 1, 2],
      ['invalid', 3, 1, 1],
      ['invalid', 4, 1, 10],
      ['invalid', 5, 1, 10],
    ]);
  });
});

/** The expected file has six decimals. */
const NEAR = 2e-6;

function isSamePlace({ geometry }: TopologyFinding, ring: readonly Position[]): boolean {
  if (geometry.type !== 'Polygon') return false;
  const [ours, theirs] = [extentOf(geometry.coordinates[0] ?? []), extentOf(ring)];
  return ours.every((value, i) => Math.abs(value - (theirs[i] ?? 0)) < NEAR);
}

const extentOf = (ring: readonly Position[]): number[] => {
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
};

/** Within 1 %, and the 0.05 m² to which the expected file is rounded. */
const isSameArea = (ours: number, theirs: number): boolean => Math.abs(ours - theirs) <= 0.01 * theirs + 0.051;
