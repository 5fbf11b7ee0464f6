import { createHash } from 'node:crypto';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import type { Edition } from '#server/dossiers/editions/editionContract.ts';
import { one, run, sql } from '#server/platform/db/sql.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';

let app: TestApp;
let minzheng: TestAgent;
let first: Edition;

beforeAll(async () => {
  app = await testApp({ sample: true });
  app.clock.set('2027-01-05T02:00:00.000Z');
  minzheng = await app.signIn('minzheng');
});
afterAll(() => app.close());

const freeze = (body: object) => minzheng.post('/api/division-editions').send(body);
const detail = async (id: string) => (await minzheng.get(`/api/division-editions/${id}`).expect(200)).body;

it('freezes the divisions of the office as of the end of a year, with a checksum that anybody can reckon', async () => {
  first = (await freeze({ kind: 'year', asOf: '2025-12-31' }).expect(201)).body;
  // One city, five counties, 47 townships: units of statistics are no divisions.
  expect(first).toMatchObject({ number: 1, reason: null, divisionCode: '640300', rowCount: 53, verified: false });
  const { rows, previous, changes } = await detail(first.id);
  expect([previous, changes, rows.length]).toEqual([null, [], 53]);
  const lines = rows.map((row: object) => JSON.stringify(row)).join('\n');
  expect(createHash('sha256').update(lines).digest('hex')).toBe(first.checksum);
  const audit = sql`select count(*)::int as n from audit_entry where action = 'divisions.freeze' and subject_id = ${first.id}`;
  expect((await one(app.db, z.object({ n: z.number() }), audit)).n).toBe(1);
});

it.each([
  ['a day that is no end of a year', { kind: 'year', asOf: '2025-06-30' }, '/asOf'],
  ['a day that is not over', { kind: 'year', asOf: '2027-12-31' }, '/asOf'],
  ['a day before there is anything', { kind: 'year', asOf: '1999-12-31' }, '/asOf'],
  ['a frozen day without a reason', { kind: 'year', asOf: '2025-12-31' }, '/reason'],
])('does not freeze %s', async (_what, body, pointer) => {
  expect((await freeze(body).expect(400)).body.errors[0].pointer).toBe(pointer);
});

it('is changed by nobody', async () => {
  await expect(
    run(app.db, sql`update division_edition_row set name = '某' where edition_id = ${first.id}`),
  ).rejects.toThrow('frozen');
  await expect(run(app.db, sql`delete from division_edition where id = ${first.id}`)).rejects.toThrow('frozen');
});

it('keeps what was, and says what changed until the next edition; a correction is another number', async () => {
  await run(app.db, sql`update division set valid = daterange(lower(valid), '2026-03-01') where code = '640323102'`);
  await run(
    app.db,
    sql`insert into division (id, province_code, code, code_prefix, name, "specific", generic, level, type, parent_code, path, valid, source)
        select id, province_code, '640303102', '640303102', name, "specific", generic, level, type, '640303', '吴忠市红寺堡区惠安堡镇',
               daterange('2026-03-01', null), source from division where code = '640323102'`,
  );
  const second: Edition = (await freeze({ kind: 'year', asOf: '2026-12-31' }).expect(201)).body;
  const { changes, previous } = await detail(second.id);
  expect(previous).toMatchObject({ id: first.id });
  expect(changes).toEqual([
    {
      kinds: ['code', 'superior', 'area'],
      before: { code: '640323102', path: '吴忠市盐池县惠安堡镇' },
      after: { code: '640303102', path: '吴忠市红寺堡区惠安堡镇' },
    },
  ]);
  const again: Edition = (await freeze({ kind: 'year', asOf: '2025-12-31', reason: '核对后更正' }).expect(201)).body;
  expect(again).toMatchObject({ number: 2, checksum: first.checksum, reason: '核对后更正' });
  expect((await detail(first.id)).checksum).toBe(first.checksum);
  expect((await minzheng.get('/api/division-editions').expect(200)).body.items.length).toBe(3);
  const half: Edition = (await freeze({ kind: 'half_year', asOf: '2026-06-30' }).expect(201)).body;
  expect(half.rowCount).toBe(47);
});

it('is handed out as a workbook, CSV, JSON and paper', async () => {
  const file = (format: string) =>
    minzheng.get(`/api/division-editions/${first.id}/file`).query({ format }).responseType('blob').expect(200);
  const book = new ExcelJS.Workbook();
  const { body } = await file('xlsx');
  await book.xlsx.load(body);
  expect(book.worksheets.map(({ name, rowCount }) => [name, rowCount])[0]).toEqual(['行政区划', 54]);
  expect((await file('csv')).body.toString()).toContain('640323102,惠安堡镇');
  expect(JSON.parse((await file('json')).body.toString()).rows.length).toBe(53);
  expect((await file('pdf')).body.subarray(0, 5).toString()).toBe('%PDF-');
});

it('is frozen by offices of civil affairs only', async () => {
  const auditor = await app.signIn('shenji');
  await auditor.post('/api/division-editions').send({ kind: 'year', asOf: '2024-12-31' }).expect(403);
});
