import { describe, expect, it } from 'vitest';
import type { PointLineOrArea } from '../../gazetteer/contract.ts';
import { localMetres, metresBetween } from '../localMetres.ts';
import type { SiteRule } from './siteContract.ts';
import { type Street, sitesOf } from './sitesOf.ts';

const numbers = { meet: 15, merge: 50, gap: 500, reach: 300, entrances: 8 };
const STREET = new Set<SiteRule>(['start', 'end', 'crossing', 'between']);
// Metres east and north of a crossing in Wuzhong.
const ORIGIN = [106.2, 37.98] as const;
const { from } = localMetres(ORIGIN);
const line = (...points: [number, number][]) => points.map(from);
const street = (name: string, ...points: [number, number][]): Street => ({
  ...{ name, geometry: { type: 'LineString', coordinates: line(...points) } },
});
const of = (geometry: PointLineOrArea | null, streets: Street[] = [], rules: ReadonlySet<SiteRule> = STREET) =>
  sitesOf({ geometry, streets, rules, numbers });
const single = (...points: [number, number][]): PointLineOrArea => ({
  type: 'LineString',
  coordinates: line(...points),
});
/** Rule, metres east and north to the metre, and what is met; by east, then north. */
const seen = ({ sites }: ReturnType<typeof of>) =>
  sites
    .map(({ rule, position, meets }) => {
      const [east, north] = localMetres(ORIGIN).to(position);
      return [rule, Math.round(east), Math.round(north), meets.join()] as const;
    })
    .toSorted((a, b) => a[1] - b[1] || a[2] - b[2]);

describe('a street', () => {
  it('has signs at both ends and at each crossing', () => {
    const found = of(single([0, 0], [800, 0]), [street('甲街', [400, -200], [400, 300])]);
    expect(seen(found)).toEqual([
      ['start', 0, 0, ''],
      ['crossing', 400, 0, '甲街'],
      ['end', 800, 0, ''],
    ]);
  });

  it('meets a street that ends on it, short of it by less than the tolerance, and not one that stops before', () => {
    const streets = [street('到', [200, 300], [200, 12]), street('不到', [500, 300], [500, 40])];
    expect(seen(of(single([0, 0], [400, 0]), streets))).toEqual([
      ['start', 0, 0, ''],
      ['crossing', 200, 0, '到'],
      ['end', 400, 0, ''],
    ]);
  });

  it('ends on another: one site, called after the end', () => {
    const streets = [street('横路', [300, -300], [300, 300]), street('斜路', [304, 5], [600, 200])];
    expect(seen(of(single([0, 0], [292, 0]), streets))).toEqual([
      ['start', 0, 0, ''],
      ['end', 292, 0, '横路,斜路'],
    ]);
  });

  it('has more in between where crossings lie far apart, in equal steps', () => {
    const found = of(single([0, 0], [1700, 0]), [street('甲街', [200, -50], [200, 50])]);
    expect(seen(found)).toEqual([
      ['start', 0, 0, ''],
      ['crossing', 200, 0, '甲街'],
      ['between', 700, 0, ''],
      ['between', 1200, 0, ''],
      ['end', 1700, 0, ''],
    ]);
  });

  it('that was cut into pieces is one street, whichever way each was drawn', () => {
    const coordinates = [line([0, 0], [200, 0]), line([400, 0], [200, 0]), line([400, 0], [450, 0])];
    expect(seen(of({ type: 'MultiLineString', coordinates }))).toEqual([
      ['start', 0, 0, ''],
      ['end', 450, 0, ''],
    ]);
  });

  it('with two roadways has one sign for both at each end and crossing', () => {
    const coordinates = [line([0, 0], [400, 0]), line([400, 14], [0, 14])];
    const found = of({ type: 'MultiLineString', coordinates }, [street('甲街', [200, -90], [200, 90])]);
    expect(seen(found).map(([rule, east]) => [rule, east])).toEqual([
      ['start', 0],
      ['crossing', 200],
      ['end', 400],
    ]);
  });

  it('with a branch has an end there too, and none where the branch leaves', () => {
    const coordinates = [line([0, 0], [300, 0]), line([150, 0], [150, 200])];
    expect(seen(of({ type: 'MultiLineString', coordinates }))).toEqual([
      ['start', 0, 0, ''],
      ['end', 150, 200, ''],
      ['end', 300, 0, ''],
    ]);
  });

  it('that is a ring has no ends: signs where it meets others, and between', () => {
    const ring = single([0, 0], [400, 0], [400, 400], [0, 400], [0, 0]);
    expect(seen(of(ring, [street('引路', [200, -200], [200, 0])]))).toEqual([
      ['between', 0, 200, ''],
      ['crossing', 200, 0, '引路'],
      ['between', 200, 400, ''],
      ['between', 400, 200, ''],
    ]);
    expect(of(ring).sites[0]).toMatchObject({ rule: 'start' });
  });

  it('cannot be told without a line', () => {
    expect(of(null)).toEqual({ sites: [], problem: 'no-geometry' });
    expect(of({ type: 'Point', coordinates: [106.2, 37.98] })).toEqual({ sites: [], problem: 'no-line' });
  });

  it('measures on the ellipsoid: a gap that is 500 m there needs nothing between', () => {
    const { sites } = of(single([0, 0], [499.9, 0]));
    expect(sites).toHaveLength(2);
    expect(metresBetween(sites[0]?.position ?? [], sites[1]?.position ?? [])).toBeCloseTo(499.9, 0);
  });
});

describe('areas and buildings', () => {
  const coordinates = [line([0, 0], [300, 0], [300, 200], [0, 200], [0, 0])];
  const area: PointLineOrArea = { type: 'Polygon', coordinates };
  const ENTRANCE = new Set<SiteRule>(['entrance']);

  it('an area has signs where streets enter it, that of the longest first', () => {
    const streets = [street('短街', [150, -50], [150, 30]), street('大道', [-900, 100], [900, 100])];
    expect(of(area, streets, ENTRANCE).sites.map(({ meets }) => meets.join())).toEqual(['大道', '大道', '短街']);
    expect(seen(of(area, streets, ENTRANCE))).toEqual([
      ['entrance', 0, 100, '大道'],
      ['entrance', 150, 0, '短街'],
      ['entrance', 300, 100, '大道'],
    ]);
  });

  it('without one it has a sign towards the nearest street, within reach', () => {
    expect(seen(of(area, [street('外街', [-500, -80], [120, -80])], ENTRANCE))).toEqual([
      ['entrance', expect.any(Number), 0, '外街'],
    ]);
    expect(of(area, [street('远街', [0, -800], [500, -800])], ENTRANCE).problem).toBe('no-street');
  });

  it('a village known by a point has its sign on the street beside it', () => {
    const village: PointLineOrArea = { type: 'Point', coordinates: [...ORIGIN] };
    expect(seen(of(village, [street('村道', [-500, 120], [500, 120])], new Set(['edge'])))).toEqual([
      ['edge', 0, 120, '村道'],
    ]);
  });

  it('a building has one, towards the street; a bridge on its middle', () => {
    const ONE = new Set<SiteRule>(['one']);
    expect(seen(of(area, [street('门前街', [150, -30], [151, -30])], ONE))).toEqual([['one', 150, 0, '门前街']]);
    expect(seen(of(single([0, 0], [60, 0]), [], ONE))).toEqual([['one', 30, 0, '']]);
    expect(of({ type: 'Point', coordinates: [106.2, 37.98] }, [], ONE).sites).toHaveLength(1);
  });
});
