import { randomUUID } from 'node:crypto';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { one, sql } from '#server/platform/db/sql.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';
import { changeOffice } from './changeOffice.ts';
import { act, aMove, attach } from './dossierOffice.ts';

let app: TestApp;
let minzheng: TestAgent;
beforeAll(async () => {
  app = await testApp({ sample: true });
  minzheng = await app.signIn('minzheng');
});
afterAll(() => app.close());
const { changed, divisions, area, strays, yesterday } = changeOffice(() => ({ app, minzheng }));

it('is edited while it is a draft, at the version that was read, with its audit record', async () => {
  const made = (await minzheng.post('/api/division-dossiers').send(aMove()).expect(201)).body;
  const put = (version: number, body: object) =>
    minzheng.put(`/api/division-dossiers/${made.id}`).set('If-Match', `"${version}"`).send(body);
  const { body } = await put(made.version, aMove({ title: '惠安堡镇划归同心县', to: '640324' })).expect(200);
  expect(body).toMatchObject({ title: '惠安堡镇划归同心县', version: made.version + 1 });
  expect(body.codes[0].proposed).toMatch(/^640324/);
  await put(made.version, aMove()).expect(412);
  const wrong = await put(body.version, aMove({ to: '640323101' })).expect(400);
  expect(wrong.body.errors[0].pointer).toBe('/to');
  const consulting = await act(minzheng, body, 'consult');
  const applicant = await app.signIn('shenqing');
  await applicant
    .put(`/api/division-dossiers/${made.id}`)
    .set('If-Match', `"${consulting.version}"`)
    .send(aMove())
    .expect(403);
  const shenji = await app.signIn('shenji');
  const { items } = (await shenji.get('/api/audit').query({ subjectId: made.id }).expect(200)).body;
  expect(items.length).toBeGreaterThanOrEqual(3);
});

it('lists what is in its folder, with the pages counted through and what is missing', async () => {
  const made = (
    await minzheng
      .post('/api/division-dossiers')
      .send(aMove({ title: '归档试验' }))
      .expect(201)
  ).body;
  const consulting = await act(minzheng, made, 'consult');
  const first = await attach(minzheng, consulting, 'D1');
  await attach(minzheng, first, 'D3');
  const file = (format: string) =>
    minzheng.get(`/api/division-dossiers/${made.id}/archive-list`).query({ format }).responseType('blob');
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await file('xlsx').expect(200)).body);
  const rows = book.worksheets[0]?.getSheetValues().slice(2) ?? [];
  const cells = rows.map((row) => (Array.isArray(row) ? row.slice(1) : []));
  expect(cells.map(([no]) => no)).toEqual(cells.map((_, i) => i + 1));
  expect(cells.filter(([, , title]) => title === 'D1.pdf')).toMatchObject([{ 3: '市民政局', 6: 3, 7: 1 }]);
  expect(cells.filter(([, , title]) => title === 'D3.pdf')).toMatchObject([{ 6: 3, 7: 4 }]);
  expect(cells.filter(([, , title]) => title === '未归卷').length).toBe(4);
  const paper = (await file('pdf').expect(200)).body;
  expect(paper.subarray(0, 5).toString()).toBe('%PDF-');
  await (await app.signIn('yanchi')).get(`/api/division-dossiers/${randomUUID()}/archive-list`).expect(404);
});

it('lets one county take in another, with its campaigns going on under it', async () => {
  const draft = { title: '清理整治', documentNo: '红民发〔2026〕1号', division: '640303' };
  const days = { startsOn: '2026-03-01', endsOn: '2026-12-31' };
  const campaign = (
    await minzheng
      .post('/api/campaigns')
      .send({ ...draft, ...days })
      .expect(201)
  ).body;
  const [own, other] = [await divisions({ parent: '640302' }), await divisions({ parent: '640303' })];
  const ground = await area(['640302', '640303']);
  await changed({ title: '并入', change: 'abolish', unit: '640303', to: '640302', drafting: 'superior' });
  const now = await divisions({ parent: '640302' });
  expect(now.map(({ name }) => name).sort()).toEqual([...own, ...other].map(({ name }) => name).sort());
  expect(await area(['640302'])).toBeCloseTo(ground, -1);
  expect(await area(['640303'], yesterday())).toBeGreaterThan(0);
  expect(await divisions({ under: '640303' })).toEqual([]);
  const followed = sql`select division_code as code from campaign where id = ${campaign.id}`;
  expect(await one(app.db, z.object({ code: z.string() }), followed)).toEqual({ code: '640302' });
  expect(await strays()).toBe(0);
});

it('replaces a prefecture by another: everything below it gets new codes, and stays where it is', async () => {
  const below = await divisions({ parent: '640300' });
  const unit = { unit: '640300', newName: '新吴市', newType: '地级市' };
  const dossier = await changed({ title: '撤设', change: 'establish', ...unit, drafting: 'superior' });
  expect(dossier.approver).toMatchObject({ organ: 'state_council' });
  const [made] = (await divisions({ parent: '640000' })).filter(({ name }) => name === '新吴市');
  const now = await divisions({ parent: made?.code });
  expect(now.map(({ name }) => name).sort()).toEqual(below.map(({ name }) => name).sort());
  expect(
    now.every(({ code, path }) => code.startsWith(made?.code.slice(0, 4) ?? '-') && path.startsWith('新吴市')),
  ).toBe(true);
  expect(await strays()).toBe(0);
});
