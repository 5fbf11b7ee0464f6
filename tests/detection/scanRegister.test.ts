import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkName } from '#server/detection/checkName.ts';
import { compileRuleSet } from '#server/detection/compileRuleSet.ts';
import { type Finding, ruleCode } from '#server/detection/contract.ts';
import { loadRuleSet } from '#server/detection/loadRuleSet.ts';
import type { ScannedName } from '#server/detection/scanCounty.ts';
import { scanRegister } from '#server/detection/scanRegister.ts';
import { PlaceCategory, PointLineOrArea } from '#server/gazetteer/contract.ts';
import { insertNames } from '#server/gazetteer/insertNames.ts';
import { loadNamingTables } from '#server/gazetteer/loadNamingTables.ts';
import { DivisionCode } from '#server/platform/contract.ts';
import { many, one, run, sql } from '#server/platform/db/sql.ts';
import { type TestApp, testApp } from '#tests/support/testApp.ts';
import { registerPlace } from './registeredPlace.ts';

let app: TestApp;
const Sides = z.object({ mine: PointLineOrArea, theirs: PointLineOrArea });
let shapes: z.infer<typeof Sides>;
const shipped = loadRuleSet();
const set = compileRuleSet(shipped);
/** With rows for Litong alone: streets of one specific part forbidden there, names of adjacent areas advised against. */
const local = compileRuleSet({
  ...shipped,
  rules: shipped.rules.flatMap((row) => {
    const changes = row.id === 'NR-08c' || row.id === 'NR-08f' || row.id === 'CHONG-2';
    if (!changes) return [row];
    const graver = { severity: 'HUMAN', level: 'review' } as const;
    const results = row.results.map((each) => ({ ...each, ...graver }));
    return [
      row,
      { ...row, jurisdiction: '640302', version: 9, parameters: { ...row.parameters, spellingMetres: 20 }, results },
    ];
  }),
});
const today = '2026-12-01';

beforeAll(async () => {
  app = await testApp({ sample: true });
  await street('新裕民街', '640302', 'standard');
  await street('玉民街', '640302', 'census_only');
  await street('大裕民街', '640302', 'standard');
  await run(
    app.db,
    sql`update place p set geom = null from place_name n where n.place_id = p.id and n.name = '大裕民街'`,
  );
  await areaOverTwoCounties();
  await streetsOfAges();
});
afterAll(() => app.close());

/** A street across the schematic built-up area of Litong. */
async function street(name: string, county: string, status: 'standard' | 'census_only'): Promise<void> {
  const { id } = await one(
    app.db,
    z.object({ id: z.string() }),
    sql`insert into place (province_code, division_code, category, status, geom, position_source, source, created_at, updated_at)
        values ('640000', ${county}, 'street', 'live',
                st_setsrid(st_geomfromtext('LINESTRING(106.19 37.985, 106.21 37.986)'), 4490), 'test', 'test', now(), now())
        returning id`,
  );
  const names = [
    { placeId: id, provinceCode: '640000', countyCode: county, category: 'street', name, kind: 'standard' },
  ] as const;
  await insertNames(
    app.db,
    loadNamingTables(),
    names.map((each) => ({ ...each, status, legalStatus: 'unknown', validFrom: null })),
  );
}

/** A built-up area over the border of Litong and Qingtongxia, filed under Litong, with a street on each side. */
async function areaOverTwoCounties(): Promise<void> {
  shapes = await one(
    app.db,
    Sides,
    sql`with border as (
          select st_pointonsurface(st_intersection(a.geom, b.geom)) as p, a.geom as mine, b.geom as theirs
            from division a, division b where a.code = '640302' and b.code = '640381'),
        area as (
          insert into built_up_area (name, county_code, geom, as_of, valid_from, schematic, source)
          select '跨县建成区', '640302', st_multi(st_expand(p, 0.01)), '2026-01-01', '2026-01-01', true, 'test' from border),
        ended as (
          insert into built_up_area (name, county_code, geom, as_of, valid_from, valid_to, schematic, source)
          select '已废止建成区', '640302', st_multi(st_expand(p, 0.5)), '2026-01-01', '2026-01-01', ${today}, true, 'test' from border)
        select st_asgeojson(st_makeline(p, st_lineinterpolatepoint(st_makeline(p, st_pointonsurface(mine)), 0.004)), 9, 0)::jsonb as mine,
               st_asgeojson(st_makeline(p, st_lineinterpolatepoint(st_makeline(p, st_pointonsurface(theirs)), 0.004)), 9, 0)::jsonb as theirs
          from border`,
  );
  for (const name of ['枣苑大街', '望湖东路'])
    await registerPlace(app.db, { name, category: 'street', county: '640302', geometry: shapes.mine });
  for (const name of ['枣苑大街', '望湖西巷'])
    await registerPlace(app.db, { name, category: 'street', county: '640381', geometry: shapes.theirs });
}

async function scan(division?: string, threads?: number, by = set): Promise<ScannedName[]> {
  const found: ScannedName[] = [];
  const where = { today, ...(division ? { division } : {}), ...(threads === undefined ? {} : { threads }) };
  for await (const page of scanRegister(app.db, by, where)) found.push(...page);
  return found;
}

const Registered = z.object({
  nameId: z.string(),
  placeId: z.uuid(),
  name: z.string(),
  category: PlaceCategory,
  division: DivisionCode,
  geometry: PointLineOrArea.nullable(),
});

/** Streets with a foreign word, which have stood for long, since lately, since nobody knows when; and one that is reserved. */
async function streetsOfAges(): Promise<void> {
  const place = { category: 'street', county: '640302', geometry: shapes.mine } as const;
  await registerPlace(app.db, { ...place, name: '曼哈顿路', validFrom: '1930-05-01' });
  await registerPlace(app.db, { ...place, name: '曼彻斯特路', validFrom: '2015-05-01' });
  await registerPlace(app.db, { ...place, name: '布鲁克林路', status: 'census_only' });
  await registerPlace(app.db, { ...place, name: '墨尔本路', validFrom: '1930-05-01', status: 'reserved' });
}

/** What a live check finds on each name of a county, as rule, result, level and the other name. */
async function checkedOneByOne(county: string, by = set): Promise<[string, string[]][]> {
  const names = await many(
    app.db,
    Registered,
    sql`select n.id as "nameId", n.place_id as "placeId", n.name, n.category, p.division_code as division,
               st_asgeojson(p.geom, 9, 0)::jsonb as geometry
          from place_name n join place p on p.id = n.place_id
         where n.county_code = ${county} and n.status in ('standard', 'reserved', 'census_only')`,
  );
  const checked: [string, string[]][] = [];
  for (const { nameId, placeId, geometry, ...request } of names) {
    const asked = { ...request, self: placeId, geometry: geometry ?? undefined };
    const { findings } = await checkName(app.db, by, asked, today);
    if (findings.some(asksForOfficer)) checked.push([nameId, said(findings)]);
  }
  return checked;
}
const asksForOfficer = ({ level }: Finding): boolean => level === 'block' || level === 'review';
// What is known of the approval is a note of the single check (NP-03).
const said = (findings: readonly Finding[]): string[] =>
  findings
    .filter(({ rule }) => rule !== 'NP-03')
    .map((found) => `${ruleCode(found)} ${found.result} ${found.level} ${found.clash?.nameId ?? ''}`)
    .toSorted();

describe('a scan of the register', () => {
  it.each(['640302', '640381'])('finds in %s what a live check of each name finds', async (county) => {
    const scanned = (await scan(county)).map(({ nameId, findings }) => [nameId, said(findings)] as const);
    const expected = await checkedOneByOne(county);
    expect(scanned.length).toBeGreaterThan(0);
    expect(new Map(scanned)).toEqual(new Map(expected));
  });
  it('judges the names of a county by its own rows, and those of its neighbour as before', async () => {
    const by = (found: readonly ScannedName[]) =>
      new Map(found.map(({ nameId, findings }) => [nameId, said(findings)]));
    const here = by(await scan('640302', 0, local));
    expect(here).toEqual(new Map(await checkedOneByOne('640302', local)));
    expect([...here.values()].flat().some((found) => found.startsWith('NR-08c@640302'))).toBe(true);
    expect(by(await scan('640381', 0, local))).toEqual(by(await scan('640381', 0)));
  });
  it('compares with names in force and checks those of the census too', async () => {
    const found = await scan('640302');
    const clashing = (name: string) =>
      found.find((each) => each.name === name)?.findings.flatMap(({ clash }) => (clash ? [clash.name] : [])) ?? [];
    expect(clashing('新裕民街')).toContain('裕民街');
    expect(clashing('裕民街')).toContain('新裕民街');
    // Nobody has drawn it: compared in its county.
    expect(clashing('裕民街')).toContain('大裕民街');
    expect(clashing('裕民街')).not.toContain('玉民街');
    expect(found.map(({ name }) => name)).toContain('玉民街');
  });
  it('excuses a street that has stood for long, says so, and lists it for nothing else', async () => {
    const found = await scan('640302');
    const foreign = (name: string): string[] =>
      (found.find((each) => each.name === name)?.findings ?? [])
        .filter(({ rule }) => rule === 'NR-05')
        .map(({ level, exceptionZh }) => `${level} ${exceptionZh?.slice(0, 23) ?? ''}`);
    const old = { name: '曼哈顿路', category: 'street', division: DivisionCode.parse('640302') } as const;
    const self = await one(
      app.db,
      z.object({ id: z.uuid() }),
      sql`select place_id as id from place_name where name = ${old.name}`,
    );
    const standing = (await checkName(app.db, set, { ...old, self: self.id }, today)).findings;
    const said = standing.find(({ rule }) => rule === 'NR-05');
    expect([said?.level, said?.exceptionZh]).toEqual(['note', expect.stringMatching(/自 1930-05-01 起沿用.*未核实/u)]);
    // Proposed for another place, the same name is new.
    const proposed = (await checkName(app.db, set, old, today)).findings.find(({ rule }) => rule === 'NR-05');
    expect([proposed?.level, proposed?.exceptionZh]).toEqual(['block', null]);
    const listed = found.find(({ name }) => name === '曼哈顿路')?.findings ?? [];
    expect(listed.filter(({ rule }) => /^(?:NR-05|YANG)/.test(rule)).filter(asksForOfficer)).toEqual([]);
    for (const name of ['曼彻斯特路', '布鲁克林路', '墨尔本路']) expect(foreign(name)).toEqual(['block ']);
  });
  it('looks, as a live check does, in every county that a built-up area touches', async () => {
    const clashes = (findings: readonly Finding[]): string[] =>
      findings.flatMap(({ clash }) => (clash ? [`${clash.name} ${clash.scope}`] : []));
    const found = await scan('640300');
    const scanned = (county: string, name: string): string[] =>
      found
        .filter((each) => each.name === name && each.divisionCode === county)
        .flatMap(({ findings }) => clashes(findings));
    const street = { category: 'street', geometry: shapes.theirs, division: DivisionCode.parse('640381') } as const;
    const live = async (name: string): Promise<string[]> =>
      clashes((await checkName(app.db, set, { name, ...street }, today)).findings);
    for (const county of ['640302', '640381']) expect(scanned(county, '枣苑大街')).toEqual(['枣苑大街 跨县建成区']);
    expect(await live('枣苑大街')).toEqual(['枣苑大街 跨县建成区', '枣苑大街 跨县建成区']);
    expect(await live('望湖东路')).toContain('望湖东路 跨县建成区');
    expect(await live('早苑大街')).toEqual(['枣苑大街 跨县建成区', '枣苑大街 跨县建成区']);
  });
  it('knows those counties again when the outline of one changes', async () => {
    const codes = async () =>
      (
        await one(
          app.db,
          z.object({ codes: z.string().array() }),
          sql`select county_codes as codes from built_up_area where name = '跨县建成区'`,
        )
      ).codes;
    const move = (by: number) =>
      run(app.db, sql`update division set geom = st_translate(geom, ${by}::float8, 0) where code like '640381%'`);
    expect(await codes()).toEqual(['640302', '640381']);
    await move(-1);
    expect(await codes()).toEqual(['640302']);
    await move(1);
    expect(await codes()).toEqual(['640302', '640381']);
  });
  it('finds the same in threads, in the same order', async () => {
    expect(await scan('640300', 2)).toEqual(await scan('640300', 0));
  });
  it('ends its threads when the reader goes away', async () => {
    for await (const page of scanRegister(app.db, set, { today, threads: 1 })) {
      expect(page.length).toBeGreaterThan(0);
      break;
    }
  });
  it('of a city holds that of its counties and nothing beyond', async () => {
    const ofCity = await scan('640300');
    const ids = new Set(ofCity.map(({ nameId }) => nameId));
    expect((await scan('640381')).filter(({ nameId }) => !ids.has(nameId))).toEqual([]);
    expect(ofCity.every(({ divisionCode }) => divisionCode.startsWith('6403'))).toBe(true);
  });
});
