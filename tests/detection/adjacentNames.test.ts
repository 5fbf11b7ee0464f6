import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkName } from '#server/detection/checkName.ts';
import { compileRuleSet } from '#server/detection/compileRuleSet.ts';
import type { Finding, Severity } from '#server/detection/contract.ts';
import { levelOf } from '#server/detection/levelOf.ts';
import { loadRuleSet } from '#server/detection/loadRuleSet.ts';
import type { RuleRow } from '#server/detection/ruleSet.ts';
import { scanRegister } from '#server/detection/scanRegister.ts';
import { type PlaceCategory, PointLineOrArea } from '#server/gazetteer/contract.ts';
import { DivisionCode } from '#server/platform/contract.ts';
import { many, one, run, type Sql, sql } from '#server/platform/db/sql.ts';
import { type TestApp, testApp } from '#tests/support/testApp.ts';
import { registeredNames, registerPlace } from './registeredPlace.ts';

const TODAY = '2026-12-01';
const LITONG = DivisionCode.parse('640302');
const QINGTONGXIA = '640381';

const shipped = loadRuleSet();
const withRule = (over: (row: RuleRow) => Partial<RuleRow>) =>
  compileRuleSet({
    ...shipped,
    rules: shipped.rules.map((row) => (row.id === 'NR-08f' ? { ...row, ...over(row) } : row)),
  });
const within = (distanceMetres: number) => withRule(() => ({ parameters: { distanceMetres } }));
const set = compileRuleSet(shipped);
const grave = withRule(({ results }) => ({
  results: results.map((row) => ({ ...row, severity: 'ADVISE' satisfies z.infer<typeof Severity>, level: 'review' })),
}));

/** The rule as it ships, and grave by a row of one county. */
const graveHere = compileRuleSet({
  ...shipped,
  rules: [...shipped.rules, ...(grave.rules.get('NR-08f') ?? []).map((row) => ({ ...row, jurisdiction: LITONG }))],
});

let app: TestApp;
let shapes: Record<'litong' | 'east' | 'beyond' | 'mine' | 'theirs', PointLineOrArea>;
const Shape = z.object({ shape: PointLineOrArea });

beforeAll(async () => {
  app = await testApp({ sample: true });
  // A second built-up area 450 m to the east of the first, and a place 100 m or so on either side of a county border.
  await run(
    app.db,
    sql`insert into built_up_area (name, county_code, geom, as_of, valid_from, schematic, source)
        select '利通东区建成区', county_code, st_multi(st_envelope(st_translate(geom, st_xmax(geom) - st_xmin(geom) + 0.005, 0))),
               as_of, valid_from, true, 'test' from built_up_area where county_code = ${LITONG} limit 1`,
  );
  const inside = (name: string): Sql =>
    sql`select st_makeline(st_pointonsurface(geom), st_translate(st_pointonsurface(geom), 0.0005, 0)) as s from built_up_area where name = ${name}`;
  const side = (county: string): Sql => sql`
    select st_lineinterpolatepoint(st_makeline(border.p, st_pointonsurface(d.geom)), 0.005) as s
      from division d, (select st_pointonsurface(st_intersection(a.geom, b.geom)) as p from division a, division b
                         where a.code = ${LITONG} and b.code = ${QINGTONGXIA}) border
     where d.code = ${county}`;
  const read = async (query: Sql) =>
    (await one(app.db, Shape, sql`select st_asgeojson(x.s, 9, 0)::jsonb as shape from (${query}) x`)).shape;
  shapes = {
    litong: await read(sql`select st_geomfromtext('LINESTRING(106.19 37.985, 106.195 37.9852)', 4490) as s`),
    east: await read(inside('利通东区建成区')),
    beyond: await read(sql`select st_geomfromtext('LINESTRING(106.25 37.6, 106.26 37.61)', 4490) as s`),
    mine: await read(side(LITONG)),
    theirs: await read(side(QINGTONGXIA)),
  };
  const street = (name: string) =>
    registerPlace(app.db, { name, category: 'street', county: LITONG, geometry: shapes.east });
  for (const name of ['稻香东路', '玉泽东路', '玉泽西街']) await street(name);
  await registerPlace(app.db, { name: '柳湾公园', category: 'park', county: QINGTONGXIA, geometry: shapes.theirs });
});
afterAll(() => app.close());

interface Asked {
  name: string;
  category: PlaceCategory;
  geometry?: PointLineOrArea;
}
const check = async (asked: Asked, rules = set): Promise<Finding[]> =>
  (await checkName(app.db, rules, { ...asked, division: LITONG }, TODAY)).findings;
const adjacent = (findings: readonly Finding[]): Finding[] => findings.filter(({ rule }) => rule === 'NR-08f');
const street = (name: string, geometry: PointLineOrArea, rules = set) =>
  check({ name, category: 'street', geometry }, rules);

describe('another built-up area close by', () => {
  it('is told of as a note of its own, with area and distance', async () => {
    const findings = await street('稻香东路', shapes.litong);
    expect(findings.filter(({ clash }) => clash)).toHaveLength(1);
    const [found] = adjacent(findings);
    expect(found).toMatchObject({ result: 'SAME', severity: 'NOTE', level: 'note', clash: { name: '稻香东路' } });
    expect(found?.evidence).toMatchObject({ scope: 'adjacent', scopeZh: '相邻区域', area: '利通东区建成区' });
    expect(Number(found?.evidence.metres)).toBeGreaterThan(400);
    expect(found?.messageZh).toMatch(/与相邻区域的“稻香东路”重名（利通东区建成区，相距 \d+ 米）/);
  });
  it.each([
    ['the same sound', '雨泽东路', 'SAME_SOUND'],
    ['the same specific part', '稻香东街', 'SAME_SPECIFIC'],
  ])('counts %s', async (_what, name, result) => {
    expect(adjacent(await street(name, shapes.litong)).map((found) => found.result)).toContain(result);
  });
  it('is in no other finding, and the areas themselves are compared as before', async () => {
    expect((await street('稻香东路', shapes.east)).map(({ rule, result }) => `${rule} ${result}`)).toEqual(
      expect.arrayContaining(['NR-08c DUPLICATE']),
    );
    expect(adjacent(await street('稻香东路', shapes.east))).toEqual([]);
  });
  it('is near by the distance of the row alone', async () => {
    expect(adjacent(await street('稻香东路', shapes.litong, within(300)))).toEqual([]);
    expect(adjacent(await street('稻香东路', shapes.litong, within(0)))).toEqual([]);
    expect(
      adjacent(
        await street(
          '稻香东路',
          shapes.litong,
          withRule(() => ({ enabled: false })),
        ),
      ),
    ).toEqual([]);
    expect(
      adjacent(
        await street(
          '稻香东路',
          shapes.litong,
          withRule(() => ({ jurisdiction: '6401' })),
        ),
      ),
    ).toEqual([]);
    expect(adjacent(await street('稻香东路', shapes.beyond))).toEqual([]);
  });
  it('is grave where the row says so, and then of class 重; never forbidden', async () => {
    const findings = await street('稻香东路', shapes.litong, grave);
    expect(levelOf(adjacent(findings))).toBe('review');
    const { classes } = await checkName(
      app.db,
      grave,
      { name: '稻香东路', category: 'street', geometry: shapes.litong, division: LITONG },
      TODAY,
    );
    expect(classes).toEqual(['重']);
  });
  it('follows an area that moves', async () => {
    const Pair = z.object({ metres: z.number() });
    const pairs = () =>
      many(
        app.db,
        Pair,
        sql`select p.metres from built_up_area_pair p join built_up_area b on b.id = p.other_id where b.name = '利通东区建成区'`,
      );
    expect((await pairs()).some(({ metres }) => metres > 300 && metres < 700)).toBe(true);
    const move = (by: number) =>
      run(
        app.db,
        sql`update built_up_area set geom = st_translate(geom, ${by}::float8, 0) where name = '利通东区建成区'`,
      );
    await move(0.5);
    expect((await pairs()).some(({ metres }) => metres < 2000)).toBe(false);
    await move(-0.5);
  });
});

describe('the other side of a county border', () => {
  const park = (name: string, geometry?: PointLineOrArea) =>
    check({ name, category: 'park', ...(geometry ? { geometry } : {}) });
  it('is told of where a shape is given', async () => {
    const [found] = adjacent(await park('柳湾公园', shapes.mine));
    expect(found).toMatchObject({ result: 'SAME', level: 'note', clash: { name: '柳湾公园' } });
    expect(found?.evidence.area).toContain('青铜峡');
    expect(Number(found?.evidence.metres)).toBeLessThan(2000);
  });
  it('is not, without a shape or far from the border', async () => {
    expect(adjacent(await park('柳湾公园'))).toEqual([]);
    expect(adjacent(await park('柳湾公园', shapes.litong))).toEqual([]);
  });
});

describe('a scan', () => {
  // What is known of the approval is a note of the single check (NP-03).
  const of = (findings: readonly Finding[]) =>
    findings
      .filter(({ rule }) => rule !== 'NP-03')
      .map(({ rule, result, level, clash }) => `${rule} ${result} ${level} ${clash?.nameId ?? ''}`)
      .toSorted();
  const scanned = async (rules: typeof set): Promise<Map<string, string[]>> => {
    const found = new Map<string, string[]>();
    for await (const page of scanRegister(app.db, rules, { division: LITONG, today: TODAY })) {
      for (const { nameId, findings } of page) found.set(nameId, of(findings));
    }
    return found;
  };
  const checked = async (rules: typeof set): Promise<Map<string, string[]>> => {
    const found = new Map<string, string[]>();
    for (const { nameId, request } of await registeredNames(app.db, LITONG)) {
      const { findings, level } = await checkName(app.db, rules, request, TODAY);
      if (level === 'block' || level === 'review') found.set(nameId, of(findings));
    }
    return found;
  };
  it('says what a live check of each name says where adjacent names are grave, and where they are notes leaves them out', async () => {
    await registerPlace(app.db, { name: '玉泽西街', category: 'street', county: LITONG, geometry: shapes.litong });
    const isAdjacent = (said: string): boolean => said.startsWith('NR-08f');
    const found = await scanned(graveHere);
    expect(found).toEqual(await checked(graveHere));
    expect([...found.values()].flat().some(isAdjacent)).toBe(true);
    const live = [...(await checked(set))].map(([id, said]) => [id, said.filter((each) => !isAdjacent(each))] as const);
    expect(await scanned(set)).toEqual(new Map(live));
  });
});
