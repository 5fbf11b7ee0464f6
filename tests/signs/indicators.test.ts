import { randomUUID } from 'node:crypto';
import exceljs from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run, sql } from '#server/platform/db/sql.ts';
import type { Indicators } from '#server/signs/indicators/indicatorContract.ts';
import { planOf } from '#tests/boundaries/planOf.ts';
import { aDivision, aPlace } from '#tests/public/aPlace.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';
import { did, draft, orderOffice, photo } from './orderOffice.ts';

let app: TestApp;
let minzheng: TestAgent;
let waiye: TestAgent;
let yanchi: TestAgent;
let office: ReturnType<typeof orderOffice>;
beforeAll(async () => {
  app = await testApp();
  app.clock.set('2026-11-20T02:00:00.000Z');
  [minzheng, waiye, yanchi] = [await app.signIn('minzheng'), await app.signIn('waiye'), await app.signIn('yanchi')];
  office = orderOffice(app.db, minzheng);
  await aDivision(app.db, { code: '640302', name: '=1+1', level: 'county', at: [106, 37], size: 1 });
});
afterAll(() => app.close());

async function inspected(
  signId: string | null,
  over: { codeState?: string | null; at?: string; division?: string } = {},
) {
  const { codeState = 'genuine', at = '2026-11-10T02:00:00Z', division = '640302' } = over;
  const id = randomUUID();
  const [found, defects] = signId === null ? ['defect', ['F11']] : ['intact', []];
  await run(
    app.db,
    sql`insert into sign_inspection (id, sign_id, division_code, inspector_id, inspector, found, defects, position, accuracy_metres,
                                     readings, code_state, inspected_at, at)
        values (${id}, ${signId}, ${division}, ${randomUUID()}, '外业', ${found}, ${defects}::text[],
                st_setsrid(st_makepoint(106.201, 37.98), 4490), 3, 5, ${codeState}, ${at}::timestamptz, ${at}::timestamptz)`,
  );
  return id;
}

describe('inspections in the office', () => {
  it('are read within one’s divisions, with how far from the sign they were made', async () => {
    const sign = await office.anInstalled();
    const id = await inspected(sign.id);
    await inspected(null, { division: '640323', codeState: null });
    const { items } = (await minzheng.get('/api/sign-inspections').query({ sign: sign.id }).expect(200)).body;
    expect(items).toMatchObject([{ id, sign: { id: sign.id }, codeState: 'genuine', divisionName: '=1+1' }]);
    expect(items[0].distanceMetres).toBeCloseTo(87.8, 0);
    const own = (await yanchi.get('/api/sign-inspections').expect(200)).body.items;
    expect(own).toMatchObject([{ sign: null, defects: [{ code: 'F11', labelZh: '擅自设置的标志' }] }]);
    await yanchi.get(`/api/sign-inspections/${id}/photos/${randomUUID()}`).expect(404);
    await minzheng.get('/api/sign-inspections?found=gone').expect(400);
    const plan = await planOf(app.db, () => minzheng.get('/api/sign-inspections'), /from sign_inspection i/);
    // Two rows: where text sorts by its bytes, the divisions of an office are a range of an index too.
    expect(plan).toMatch(/using sign_inspection_by_(time|division)/);
    expect(plan).not.toMatch(/Seq Scan on sign_inspection/);
  });
});

describe('indicators', () => {
  const PERIOD = { from: '2026-11-01', to: '2026-11-30' };
  const shares = async (agent = minzheng, query: object = PERIOD): Promise<Indicators> =>
    (await agent.get('/api/sign-indicators').query(query).expect(200)).body;

  it('are shares of what they say, by county and in all', async () => {
    const before = (await shares()).total.shares;
    const [good, old, renamed] = [await office.anInstalled(), await office.anInstalled(), await office.anInstalled()];
    await aPlace(app.db);
    await run(app.db, sql`update sign set installed_on = '2026-01-01' where id = ${good.id}`);
    await run(app.db, sql`update sign set installed_on = '2010-01-01' where id = ${old.id}`);
    await run(
      app.db,
      sql`update place_name set status = 'former', kind = 'former' where id = (select name_id from sign where id = ${renamed.id})`,
    );
    await inspected(good.id, { codeState: 'unreadable', at: '2026-11-02T00:00:00Z' });
    await inspected(good.id);
    await inspected(old.id, { codeState: 'forged' });
    await inspected(renamed.id, { at: '2025-01-01T00:00:00Z' });
    const { total, rows } = await shares();
    expect(rows).toMatchObject([{ code: '640302', name: '=1+1' }]);
    const grown = (code: keyof typeof total.shares) => [
      total.shares[code].numerator - before[code].numerator,
      total.shares[code].denominator - before[code].denominator,
    ];
    // The street that was renamed has no standard name left, and stands in no share of named streets.
    expect([grown('signed'), grown('mismatched')]).toEqual([[2, 3], [1, 3]]); // biome-ignore format: one line
    expect([grown('working_codes'), grown('old')]).toEqual([[1, 2], [1, 2]]); // biome-ignore format: one line
    expect((await shares(yanchi)).total.shares.old).toEqual({ numerator: 0, denominator: 0, value: null });
  });

  it('read streets and orders by their indexes', async () => {
    const streets = await planOf(app.db, () => minzheng.get('/api/sign-indicators').query(PERIOD), /from place p/);
    expect(streets).toMatch(/place_street/);
    const orders = await planOf(app.db, () => minzheng.get('/api/sign-indicators').query(PERIOD), /from sign_order o/);
    expect(orders).toMatch(/sign_order_closed/);
  });

  it('count the days from the order to the check in the period', async () => {
    let order = await office.open(draft((await office.anInstalled()).id));
    order = await did(minzheng, order, { act: 'assign' });
    app.clock.set('2026-11-30T15:00:00.000Z');
    order = await did(waiye, order, { act: 'done', note: '已修' });
    await photo(waiye, order).expect(200);
    await did(minzheng, order, { act: 'close' });
    const { numerator, denominator, value } = (await shares()).total.shares.repair_days;
    expect([denominator, numerator, value]).toEqual([1, expect.closeTo(10.54, 1), expect.closeTo(10.54, 1)]);
    expect(
      (await shares(minzheng, { from: '2026-12-01', to: '2026-12-31' })).total.shares.repair_days.value,
    ).toBeNull();
  });

  it('are a workbook in which a name cannot run, and refuse a period that ends before it begins', async () => {
    const { body } = await minzheng
      .get('/api/sign-indicators/workbook')
      .query(PERIOD)
      .buffer(true)
      .parse((res, done) => {
        const parts: Buffer[] = [];
        res.on('data', (part: Buffer) => parts.push(part));
        res.on('end', () => done(null, Buffer.concat(parts)));
      })
      .expect(200);
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load(body);
    const cell = workbook.getWorksheet('指标')?.getCell('B2');
    expect([cell?.type, cell?.value]).toEqual([exceljs.ValueType.String, '=1+1']);
    await minzheng.get('/api/sign-indicators?from=2026-02-01&to=2026-01-01').expect(400);
    await minzheng.get('/api/sign-indicators?from=x&to=2026-01-01').expect(400);
  });
});
