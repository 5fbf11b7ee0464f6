import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run, sql } from '#server/platform/db/sql.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';

let app: TestApp;
let anybody: TestAgent;

beforeAll(async () => {
  app = await testApp({ sample: true });
  anybody = await app.signIn('admin');
});
afterAll(() => app.close());

interface Row {
  code: string;
  name: string;
  level: string;
  parentCode: string | null;
  path: string;
  validFrom: string;
  validTo: string | null;
  statistical: boolean;
  bbox: [number, number, number, number] | null;
  schematic: boolean;
}
async function list(query: object): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | undefined;
  do {
    const { body } = await anybody
      .get('/api/divisions')
      .query({ limit: 200, ...query, cursor })
      .expect(200);
    rows.push(...body.items);
    cursor = body.next ?? undefined;
  } while (cursor !== undefined);
  return rows;
}

describe('the divisions of Wuzhong', () => {
  it('are 5 counties and 50 townships, in the order of their codes', async () => {
    const counties = await list({ parent: '640300', level: 'county' });
    expect(counties.map((row) => row.name)).toEqual(['利通区', '红寺堡区', '盐池县', '同心县', '青铜峡市']);
    const townships = (await Promise.all(counties.map((county) => list({ parent: county.code })))).flat();
    expect(townships.length).toBe(50);
    expect(townships.filter((row) => row.statistical).length).toBe(3);
    expect(new Set(townships.map((row) => row.level))).toEqual(new Set(['township']));
  });
  it('say their path, and that their outlines are schematic', async () => {
    const [litong] = await list({ parent: '640300', q: '利通' });
    expect(litong).toMatchObject({ code: '640302', path: '吴忠市利通区', schematic: true, validTo: null });
    const [west = 0, south = 0, east = 0, north = 0] = litong?.bbox ?? [];
    expect(west < east && south < north && west > 105 && north < 39).toBe(true);
  });
  it('have committees below the townships', async () => {
    const committees = (await list({ level: 'committee' })).filter((row) => row.code.startsWith('6403'));
    expect(committees.length).toBe(600);
    expect(committees.every((row) => row.parentCode !== null && row.code.startsWith(row.parentCode))).toBe(true);
  });
});

describe('paging', () => {
  it('gives every division once, whatever the size of the page', async () => {
    const all = (await list({ level: 'township' })).map((row) => row.code);
    expect(new Set(all).size).toBe(all.length);
    expect((await list({ level: 'township', limit: 7 })).map((row) => row.code)).toEqual(all);
    expect(all).toEqual(all.toSorted());
  });
  it('refuses a cursor it did not make', async () => {
    for (const cursor of ['x', 'e30', 'W10', Buffer.from('[7]').toString('base64url')]) {
      await anybody.get('/api/divisions').query({ cursor }).expect(400);
    }
  });
});

describe('on a day', () => {
  // A county that was split: its code ended, the same division went on under another, and a part became a new one.
  beforeAll(async () => {
    const add = (code: string, name: string, valid: string, id: string) =>
      run(
        app.db,
        sql`insert into division (id, province_code, code, code_prefix, name, "specific", generic, level, type, parent_code, path, valid, source)
            values (${id}, '640000', ${code}, '640398', ${name}, ${name}, null, 'county', '县', '640300', ${`吴忠市${name}`}, ${valid}::daterange, '测试')`,
      );
    const [went, came] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];
    await add('640398', '旧测县', '[1990-01-01,2009-10-01)', went);
    await add('640399', '新测区', '[2009-10-01,)', went);
    await add('640397', '分测区', '[2009-10-01,)', came);
  });
  const namesOn = async (at: string): Promise<string[]> =>
    (await list({ parent: '640300', at, q: '测' })).map((row) => row.name);

  it.each([
    ['before any', '1989-12-31', []],
    ['the first day counts', '1990-01-01', ['旧测县']],
    ['the last day counts', '2009-09-30', ['旧测县']],
    ['the day of the change belongs to the new', '2009-10-01', ['分测区', '新测区']],
    ['far ahead', '2999-12-31', ['分测区', '新测区']],
  ])('%s: %s', async (_what, at, names) => {
    expect(await namesOn(at)).toEqual(names);
  });
  it('today without a day', async () => {
    expect((await list({ q: '测区' })).map((row) => row.code)).toEqual(['640397', '640399']);
    const [old] = await list({ q: '旧测', at: '2000-01-01' });
    expect(old).toMatchObject({ validFrom: '1990-01-01', validTo: '2009-10-01' });
  });
  it('follows the register’s clock', async () => {
    await run(app.db, sql`update division set valid = '[2009-10-01,2027-01-01)' where code = '640397'`);
    app.clock.set('2026-12-31T15:59:00.000Z');
    expect((await list({ q: '分测' })).length).toBe(1);
    app.clock.set('2026-12-31T16:00:00.000Z'); // 2027-01-01 in China
    expect((await list({ q: '分测' })).length).toBe(0);
  });
  it.each(['2026-02-30', '2026-13-01', 'yesterday', '20260301'])('%s is no day', async (at) => {
    await anybody.get('/api/divisions').query({ at }).expect(400);
  });
  it('no code has two rows on one day', async () => {
    const again = sql`insert into division (id, province_code, code, code_prefix, name, "specific", level, type, path, valid, source)
      values (gen_random_uuid(), '640000', '640399', '640399', '重测区', '重测', 'county', '区', '', '[2020-01-01,2021-01-01)', '测试')`;
    await expect(run(app.db, again)).rejects.toMatchObject({ code: '23P01' });
  });
});
