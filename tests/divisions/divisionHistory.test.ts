import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run, sql } from '#server/platform/db/sql.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';

const DAY = '2026-03-01';
let app: TestApp;
let anybody: TestAgent;
const get = async (path: string, query: object = {}) =>
  (await anybody.get(`/api${path}`).query(query).expect(200)).body;

// 惠安堡镇 goes from Yanchi to Hongsibu: its old code ends, a new one begins on the day.
beforeAll(async () => {
  app = await testApp({ sample: true });
  anybody = await app.signIn('admin');
  await run(app.db, sql`update division set valid = daterange('2023-06-30', ${DAY}) where code = '640323102'`);
  await run(
    app.db,
    sql`insert into division (id, province_code, code, code_prefix, name, "specific", generic, level, type, parent_code, path,
          valid, geom, schematic, source, seat)
        select id, province_code, '640303102', '640303102', name, "specific", generic, level, type, '640303', '吴忠市红寺堡区惠安堡镇',
               daterange(${DAY}::date, null), geom, schematic, source, '惠安堡'
          from division where code = '640323102'`,
  );
});
afterAll(() => app.close());

describe('one division through time', () => {
  it.each(['640323102', '640303102'])('is found by %s with all its codes', async (code) => {
    const { rows, codes, events } = await get(`/divisions/${code}`);
    expect(codes).toEqual([
      { code: '640303102', from: DAY, to: null },
      { code: '640323102', from: '2023-06-30', to: DAY },
    ]);
    expect(rows.map((row: { seat: string | null }) => row.seat)).toEqual(['惠安堡', null]);
    expect(events).toEqual([]);
  });
  it('is not there under a code that nobody ever had', async () => {
    await anybody.get('/api/divisions/649999').expect(404);
  });
});

describe('what changed between two days', () => {
  it('is the township with its code and superior', async () => {
    const { items } = await get('/division-changes', { from: '2026-01-01', to: '2026-06-01' });
    expect(items).toEqual([
      {
        kinds: ['code', 'superior', 'seat'],
        level: 'township',
        before: { code: '640323102', name: '惠安堡镇', path: '吴忠市盐池县惠安堡镇' },
        after: { code: '640303102', name: '惠安堡镇', path: '吴忠市红寺堡区惠安堡镇' },
        gainedSquareMetres: 0,
        lostSquareMetres: 0,
      },
    ]);
    const { features } = await get('/division-changes/areas', { from: '2026-01-01', to: '2026-06-01' });
    expect(features).toEqual([]);
  });
  it.each([
    ['before it', '2026-01-01', '2026-02-28'],
    ['after it', DAY, '2026-06-01'],
  ])('is nothing %s', async (_when, from, to) => {
    expect((await get('/division-changes', { from, to })).items).toEqual([]);
  });
  it('is asked for in the order of time', async () => {
    const { body } = await anybody.get('/api/division-changes').query({ from: DAY, to: DAY }).expect(400);
    expect(body.errors[0]).toMatchObject({ pointer: '/to', code: 'order' });
  });
});

describe('the days on which something changed', () => {
  it('are in order, of the division and what lies inside, with the titles of the events', async () => {
    await run(
      app.db,
      sql`with e as (insert into division_event (type, effective_on, title, document, approver, recorded_at)
                     values ('name', '2025-05-01', '吴忠市利通区更名', '文件', '民政部', now()) returning id)
          insert into division_event_party select e.id, 'successor', d.id, d.code, d.name, d.path, 'kept' from e, division d where d.code = '640302'`,
    );
    expect(await get('/division-change-days', { under: '640300' })).toEqual({
      first: '2023-06-30',
      items: [
        { day: '2025-05-01', titles: ['吴忠市利通区更名'], rows: 0 },
        { day: DAY, titles: [], rows: 1 },
      ],
    });
    expect((await get('/division-change-days', { under: '640323' })).items).toEqual([]);
    expect((await get('/division-change-days', { under: '649900' })).first).toBeNull();
    await anybody.get('/api/division-change-days').query({ under: 'x' }).expect(400);
  });
});

describe('outlines on a day', () => {
  it('are those of that day', async () => {
    const codes = async (at: string) =>
      (await get('/division-outlines', { at, level: 'township', parent: '640303' })).features.map(
        ({ id }: { id: string }) => id,
      );
    expect(await codes('2026-02-28')).not.toContain('640303102');
    expect(await codes(DAY)).toContain('640303102');
  });
});

describe('a withdrawn code', () => {
  const insert = (code: string, valid: string, id?: string) =>
    run(
      app.db,
      sql`insert into division (id, province_code, code, code_prefix, name, "specific", level, type, path, valid, source)
          values (${id ?? '00000000-0000-4000-8000-0000000000aa'}, '640000', ${code}, ${code}, '某镇', '某', 'township', '镇', '',
                  ${valid}::daterange, '测试')`,
    );
  it('is never given to another division', async () => {
    await expect(insert('640323102', '[2027-01-01,)')).rejects.toMatchObject({ code: '23P01' });
  });
  it('is not taken up again by its own', async () => {
    const { rows } = await app.db.raw(`select id from division where code = '640303102'`);
    await run(app.db, sql`update division set valid = daterange(lower(valid), '2027-01-01') where code = '640303102'`);
    await expect(insert('640323102', '[2027-01-01,)', rows[0].id)).rejects.toMatchObject({ code: '23P01' });
  });
});
