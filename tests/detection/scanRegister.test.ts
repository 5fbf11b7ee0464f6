import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkName } from '#server/detection/checkName.ts';
import { compileRuleSet } from '#server/detection/compileRuleSet.ts';
import type { Finding } from '#server/detection/contract.ts';
import { loadRuleSet } from '#server/detection/loadRuleSet.ts';
import type { ScannedName } from '#server/detection/scanCounty.ts';
import { scanRegister } from '#server/detection/scanRegister.ts';
import { PlaceCategory, PointLineOrArea } from '#server/gazetteer/contract.ts';
import { insertNames } from '#server/gazetteer/insertNames.ts';
import { loadNamingTables } from '#server/gazetteer/loadNamingTables.ts';
import { DivisionCode } from '#server/platform/contract.ts';
import { many, one, sql } from '#server/platform/db/sql.ts';
import { type TestApp, testApp } from '#tests/support/testApp.ts';

let app: TestApp;
const set = compileRuleSet(loadRuleSet());
const today = '2026-12-01';

beforeAll(async () => {
  app = await testApp({ sample: true });
  await street('新裕民街', '640302', 'standard');
  await street('玉民街', '640302', 'census_only');
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

async function scan(division?: string, threads?: number): Promise<ScannedName[]> {
  const found: ScannedName[] = [];
  const where = { today, ...(division ? { division } : {}), ...(threads === undefined ? {} : { threads }) };
  for await (const page of scanRegister(app.db, set, where)) found.push(...page);
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

/** What a live check finds on each name of a county, as rule, result, level and the other name. */
async function checkedOneByOne(county: string): Promise<[string, string[]][]> {
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
    const { findings } = await checkName(app.db, set, asked, today);
    if (findings.some(asksForOfficer)) checked.push([nameId, said(findings)]);
  }
  return checked;
}
const asksForOfficer = ({ level }: Finding): boolean => level === 'block' || level === 'review';
const said = (findings: readonly Finding[]): string[] =>
  findings.map(({ rule, result, level, clash }) => `${rule} ${result} ${level} ${clash?.nameId ?? ''}`).toSorted();

describe('a scan of the register', () => {
  it.each(['640302', '640381'])('finds in %s what a live check of each name finds', async (county) => {
    const scanned = (await scan(county)).map(({ nameId, findings }) => [nameId, said(findings)] as const);
    const expected = await checkedOneByOne(county);
    expect(scanned.length).toBeGreaterThan(0);
    expect(new Map(scanned)).toEqual(new Map(expected));
  });
  it('compares with names in force and checks those of the census too', async () => {
    const found = await scan('640302');
    const clashing = (name: string) =>
      found.find((each) => each.name === name)?.findings.flatMap(({ clash }) => (clash ? [clash.name] : [])) ?? [];
    expect(clashing('新裕民街')).toContain('裕民街');
    expect(clashing('裕民街')).toContain('新裕民街');
    expect(clashing('裕民街')).not.toContain('玉民街');
    expect(found.map(({ name }) => name)).toContain('玉民街');
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
