import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { insertNames } from '#server/gazetteer/insertNames.ts';
import { loadNamingTables } from '#server/gazetteer/loadNamingTables.ts';
import type { NewName } from '#server/gazetteer/nameLines.ts';
import { pgQuery } from '#server/platform/db/pgQuery.ts';
import { many, one, run, sql } from '#server/platform/db/sql.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';

let app: TestApp;
let officer: TestAgent;
const tables = loadNamingTables();

beforeAll(async () => {
  app = await testApp({ sample: true });
  officer = await app.signIn('minzheng');
});
afterAll(() => app.close());

const Id = z.object({ id: z.string() });
const nameId = async (name: string): Promise<string> =>
  (await one(app.db, Id, sql`select id from place_name where name = ${name} and county_code = '640302'`)).id;

describe('a standard name', () => {
  it('keeps its text and its place', async () => {
    const id = await nameId('裕民街');
    const other = await one(app.db, Id, sql`select id from place where category = 'natural_entity' limit 1`);
    const frozen = { code: '23514', constraint: 'place_name_frozen' };
    await expect(run(app.db, sql`update place_name set name = '裕民路' where id = ${id}`)).rejects.toMatchObject(
      frozen,
    );
    await expect(run(app.db, sql`update place_name set place_id = ${other.id} where id = ${id}`)).rejects.toMatchObject(
      frozen,
    );
  });
  it('keeps its spelling, in every form', async () => {
    const id = await nameId('裕民街');
    for (const change of [sql`roman_tone = 'Yumin Jie'`, sql`roman_plain = 'X'`, sql`roman_sign = 'X'`]) {
      await expect(run(app.db, sql`update spelling set ${change} where name_id = ${id}`)).rejects.toMatchObject({
        code: '23514',
        constraint: 'spelling_frozen',
      });
    }
  });
  it('may still change its standing, as abolition does', async () => {
    const id = await nameId('胜利街');
    expect(await run(app.db, sql`update place_name set status = 'abolished' where id = ${id}`)).toBe(1);
    await expect(run(app.db, sql`update place_name set name = '甲' where id = ${id}`)).rejects.toMatchObject({
      code: '23514',
    });
  });
  it('is the only one of its place', async () => {
    const { id } = await one(
      app.db,
      Id,
      sql`select place_id as id from place_name where id = ${await nameId('裕民街')}`,
    );
    const spot = { placeId: id, provinceCode: '640000', countyCode: '640302', category: 'street' } as const;
    const standing = { kind: 'standard', status: 'standard', legalStatus: 'unknown', validFrom: null } as const;
    const second = { ...spot, ...standing, name: '第二标准名路' };
    await expect(insertNames(app.db, tables, [second])).rejects.toMatchObject({
      code: '23505',
      constraint: 'place_name_one_standard',
    });
    await insertNames(app.db, tables, [{ ...second, name: '裕民大街', kind: 'former', status: 'former' }]);
  });
  it('has one spelling a script', async () => {
    const id = await nameId('裕民街');
    const again = sql`insert into spelling (name_id, roman_tone, roman_plain, roman_sign, reading_source) values (${id}, '', '', '', '')`;
    await expect(run(app.db, again)).rejects.toMatchObject({ code: '23505', constraint: 'spelling_one_script' });
  });
});

interface Row {
  id: string;
  name: string;
  divisionCode: string;
}

async function allPages(agent: TestAgent, query: object): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor = 'cursor' in query ? query.cursor : undefined;
  do {
    const { body } = await agent
      .get('/api/places')
      .query({ ...query, cursor })
      .expect(200);
    rows.push(...body.items);
    cursor = body.next ?? undefined;
  } while (cursor !== undefined);
  return rows;
}

describe('the list of places', () => {
  const counted = async (prefix: string): Promise<number> => {
    const row = z.object({ count: z.number() });
    const { count } = await one(
      app.db,
      row,
      sql`select count(*)::int as count from place_name n join place p on p.id = n.place_id
           where starts_with(p.division_code, ${prefix}) and n.status in ('standard', 'former', 'abolished', 'census_only')`,
    );
    return count;
  };

  it.each([7, 50, 200])('is complete and without repeats in pages of %i', async (limit) => {
    // The same name and sound several times over, across the edges of pages.
    const rows = await allPages(officer, { limit });
    expect(rows.length).toBe(await counted('6403'));
    expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length - 1);
  });
  it('stays complete for what was there when names are added between pages', async () => {
    const before = (await allPages(officer, { limit: 200 })).map((row) => row.id);
    const first = await officer.get('/api/places').query({ limit: 100 }).expect(200);
    await aPlaceNamed('阿阿路');
    await aPlaceNamed('早早路');
    const rest = await allPages(officer, { limit: 200, cursor: first.body.next });
    const after = [...first.body.items, ...rest].map((row: Row) => row.id);
    expect(before.filter((id) => !after.includes(id))).toEqual([]);
    expect(after.length).toBe(before.length + 1); // 早早路 lies on a page still to come, 阿阿路 on one that was read
  });
  it('shows an office its own divisions only', async () => {
    const yanchi = await allPages(await app.signIn('yanchi'), { limit: 200 });
    expect(yanchi.length).toBe(await counted('640323'));
    expect(yanchi.every((row) => row.divisionCode.startsWith('640323'))).toBe(true);
  });
  it('narrows by category, division, status, characters and sound', async () => {
    expect((await allPages(officer, { category: 'street', division: '640324' })).map((row) => row.name).sort()).toEqual(
      ['豫海街', '长征街'],
    );
    const inTownship = await allPages(officer, { division: '640302100' });
    expect(inTownship.length).toBeGreaterThan(1);
    expect(inTownship.every((row) => row.divisionCode.startsWith('640302100'))).toBe(true);
    expect((await allPages(officer, { division: '640300', category: 'street' })).length).toBeGreaterThan(10);
    expect((await allPages(officer, { q: '豫海', category: 'street' })).map((row) => row.name)).toEqual(['豫海街']);
    expect((await allPages(officer, { q: 'yhj' })).map((row) => row.name)).toContain('豫海街');
    expect((await allPages(officer, { status: 'abolished' })).map((row) => row.name)).toEqual(['胜利街']);
  });
  it('refuses a cursor it did not make', async () => {
    for (const key of [
      'x',
      '{}',
      '[]',
      '["a","b"]',
      '["2026-03-02","b"]',
      '[1]',
      '["a","00000000-0000-4000-8000-000000000001"]',
    ]) {
      const cursor = Buffer.from(key).toString('base64url');
      for (const list of ['naming-cases', 'notices', 'opinion-tasks', 'sign-reports', 'signs']) {
        const reply = await officer.get(`/api/${list}`).query({ cursor });
        expect(reply.status, `${list} ${key}`).toBe(400);
      }
    }
    for (const key of ['x', '{}', '["a","b"]']) {
      await officer
        .get('/api/places')
        .query({ cursor: Buffer.from(key).toString('base64url') })
        .expect(400);
    }
  });
});

async function aPlaceNamed(name: string): Promise<void> {
  const id = randomUUID();
  await run(
    app.db,
    sql`insert into place (id, province_code, division_code, category, status, position_source, source, created_at, updated_at)
        values (${id}, '640000', '640302', 'street', 'live', '测试', '测试', now(), now())`,
  );
  const spot = { placeId: id, provinceCode: '640000', countyCode: '640302', category: 'street' } as const;
  const standing = { kind: 'standard', status: 'standard', legalStatus: 'unknown', validFrom: null } as const;
  await insertNames(app.db, tables, [{ ...spot, ...standing, name }]);
}

describe('the sample register', () => {
  it('has a spelling for every name and a standard name for every live place', async () => {
    const bare = await many(
      app.db,
      Id,
      sql`select n.id from place_name n left join spelling s on s.name_id = n.id where s.name_id is null or s.roman_tone = ''`,
    );
    const nameless = await many(
      app.db,
      Id,
      sql`select p.id from place p where p.status = 'live' and not exists (select 1 from place_name n where n.place_id = p.id)`,
    );
    expect({ bare, nameless }).toEqual({ bare: [], nameless: [] });
  });
  it('repeats with each name the county, region and category of its place', async () => {
    const astray = await many(
      app.db,
      Id,
      sql`select n.id from place_name n join place p on p.id = n.place_id
           where n.county_code <> left(p.division_code, 6) or n.province_code <> p.province_code or n.category <> p.category`,
    );
    expect(astray).toEqual([]);
  });
});

it('splits streets stored before a direction was told from the word it seemed to end (migration 075)', async () => {
  const id = await nameId('裕民街');
  const split = async (): Promise<string[]> => {
    const rows = await many(
      app.db,
      z.object({ parts: z.string() }),
      sql`select concat_ws(' ', specific, generic, specific_norm) as parts from place_name where kind = 'alias' and status = 'proposed' order by name collate "C"`,
    );
    return rows.map(({ parts }) => parts);
  };
  const spot = { placeId: (await one(app.db, Id, sql`select place_id as id from place_name where id = ${id}`)).id };
  const names = ['中山东路', '黄河西路', '新华南街', '小江南路', '幸福江南路', '城东路', '裕民南路'].map(
    (name): NewName => ({
      ...{ ...spot, provinceCode: '640000', countyCode: '640302', category: 'street', name },
      ...{ kind: 'alias', status: 'proposed', legalStatus: 'unknown', validFrom: null },
    }),
  );
  await insertNames(app.db, tables, names);
  const now = await split();
  await run(
    app.db,
    sql`update place_name set specific = specific || left(generic, 1), specific_norm = specific || left(generic, 1), generic = substr(generic, 2)
         where kind = 'alias' and name in ('中山东路', '黄河西路', '新华南街')`,
  );
  expect(await split()).not.toEqual(now);
  const migration = new URL('../../migrations/075-gazetteer-street-directions.sql', import.meta.url);
  await pgQuery(app.db)(await readFile(migration, 'utf8'), []);
  expect(await split()).toEqual(now);
});
