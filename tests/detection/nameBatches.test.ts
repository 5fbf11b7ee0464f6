import { Readable } from 'node:stream';
import exceljs from 'exceljs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { runBatch } from '#server/detection/batch/runBatch.ts';
import { BatchId, NameBatch } from '#server/detection/batchContract.ts';
import { checkName } from '#server/detection/checkName.ts';
import { type CheckedName, checkNames } from '#server/detection/checkNames.ts';
import { compileRuleSet } from '#server/detection/compileRuleSet.ts';
import { registerLookUp } from '#server/detection/registerLookUp.ts';
import { storedRules } from '#server/detection/ruleSource.ts';
import { DivisionCode } from '#server/platform/contract.ts';
import { one, run, sql } from '#server/platform/db/sql.ts';
import { aPdf } from '#tests/support/aCase.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';
import { registerPlace } from './registeredPlace.ts';

const TODAY = '2026-12-01';

let app: TestApp;
let bureau: TestAgent;
beforeAll(async () => {
  app = await testApp({ sample: true });
  bureau = await app.signIn('minzheng');
});
afterAll(() => app.close());

const send = (agent: TestAgent, content: Buffer | string, name = '普查.csv') =>
  agent.post('/api/name-batches').attach('file', Buffer.from(content), name);

const read = async (agent: TestAgent, id: string): Promise<NameBatch> =>
  NameBatch.parse((await agent.get(`/api/name-batches/${id}`).expect(200)).body);

async function finished(agent: TestAgent, id: string): Promise<NameBatch> {
  await app.deps.jobs.runDue();
  return read(agent, id);
}

async function workbook(rows: readonly unknown[][]): Promise<Buffer> {
  const book = new exceljs.Workbook();
  book.addWorksheet('地名').addRows(rows.map((row) => [...row]));
  return Buffer.from(await book.xlsx.writeBuffer());
}

it('checks a workbook with the register and gives it back with verdicts beside its own columns', async () => {
  const table = await workbook([
    ['序号', '地名', '类别', '县', '备注'],
    [1, '裕民街', '街', '利通区', '=1+1'],
    [2, '曼哈顿花园', '居民区', '利通区', ''],
    [3, '稻香里', '居民区', '利通区', null],
  ]);
  const { body } = await send(bureau, table, '普查.xlsx').expect(200);
  expect(body).toMatchObject({ fileName: '普查.xlsx', total: 3 });
  const batch = await finished(bureau, body.id);
  expect(batch).toMatchObject({ state: 'done', done: 3, levels: { block: 1, review: 1, clear: 1 } });

  const rows = await bureau.get(`/api/name-batches/${batch.id}/rows?level=review`).expect(200);
  expect(rows.body).toMatchObject({ total: 1, items: [{ position: 1, name: '裕民街', classes: ['重'] }] });

  const file = await bureau.get(`/api/name-batches/${batch.id}/result.xlsx`).buffer().parse(bytes).expect(200);
  expect(file.headers['content-disposition']).toContain(encodeURIComponent('普查-检查结果.xlsx'));
  const result = new exceljs.Workbook();
  await result.xlsx.load(file.body);
  const sheet = result.getWorksheet('检查结果');
  expect(sheet?.getRow(1).values).toEqual([
    undefined,
    '序号',
    '地名',
    '类别',
    '县',
    '备注',
    '检查结论',
    '类别',
    '规则',
    '说明与建议',
  ]);
  expect(sheet?.getRow(2).getCell(5).value).toBe('=1+1');
  expect(sheet?.getRow(4).getCell(6).value).toBe('通过');
  const csv = await bureau.get(`/api/name-batches/${batch.id}/result.csv`).expect(200);
  expect(csv.text.split('\n')[0]).toBe('\ufeffname,level,classes,rules,advice');
  const english = await bureau.get(`/api/name-batches/${batch.id}/result.csv?language=en`).expect(200);
  expect(english.text.split('\n')[0]).toBe('\ufeffname,level,classes,rules,advice');
  expect(english.text).not.toMatch(/建议|未与地名库比对/);
  const book = await bureau.get(`/api/name-batches/${batch.id}/result.xlsx?language=en`).buffer(true).parse(bytes);
  const inEnglish = new exceljs.Workbook();
  await inEnglish.xlsx.load(book.body);
  expect(inEnglish.getWorksheet('Result')?.getRow(1).getCell(6).value).toBe('Verdict');
  expect(inEnglish.getWorksheet('Result')?.getRow(4).getCell(6).value).toBe('Clear');
  await bureau.get(`/api/name-batches/${batch.id}/result.csv?language=fr`).expect(400);
});

const bytes = (reply: unknown, done: (error: Error | null, body: Buffer) => void): void => {
  const parts: Buffer[] = [];
  if (!(reply instanceof Readable)) throw new TypeError('The reply is no stream');
  reply.on('data', (part: Buffer) => parts.push(part));
  reply.on('end', () => done(null, Buffer.concat(parts)));
};

it('finds of each row what a live check finds, and asks the register a page at a time', async () => {
  const plan = {
    ...{
      title: '利通区街路巷地名方案',
      division: '640302',
      documentNo: '吴政函〔2026〕1号',
      approver: '吴忠市人民政府',
    },
    ...{ approvedOn: '2026-01-01', names: ['稻浪路', '沙枣路'].map((name) => ({ name, category: 'street' })) },
  };
  await bureau.post('/api/toponym-plans').send(plan).expect(201);
  await registerPlace(app.db, {
    ...{ name: '衡山', category: 'natural_entity', county: '430423' },
    geometry: { type: 'Point', coordinates: [112.7, 27.3] },
  });
  await registerPlace(app.db, {
    ...{ name: '汭河', category: 'natural_entity', county: '640302' },
    geometry: { type: 'Point', coordinates: [106.2, 37.9] },
  });
  const [types, counties] = [
    ['街路巷', '居民区', '建筑物', '县级行政区', '水库', '乡镇', '街道'],
    ['利通区', '青铜峡市'],
  ];
  const words = [
    '裕民街',
    '稻浪路',
    '沙枣路',
    '晴岚街',
    '汭水街',
    '衡山区',
    '金积镇',
    '裕民街道',
    '曼哈顿花园',
    '玉民小区',
  ];
  const rows = words.flatMap((name) =>
    types.flatMap((featureType) =>
      counties.map((county) => ({ name, attributes: { featureType }, province: '', city: '吴忠市', county })),
    ),
  );
  const set = compileRuleSet(await storedRules(app.db, TODAY));
  const sent: unknown[] = [];
  const note = (query: unknown) => sent.push(query);
  app.db.on('query', note);
  const answers: CheckedName[] = [];
  for await (const answer of checkNames(rows, set, registerLookUp(app.db, TODAY))) answers.push(answer);
  app.db.removeListener('query', note);
  // 140 rows are three pages.
  expect(sent.length).toBeLessThan(20);
  for (const [i, { name, attributes, county }] of rows.entries()) {
    const division = DivisionCode.parse(county === '利通区' ? '640302' : '640381');
    const { level, classes, findings } = await checkName(app.db, set, { name, attributes, division }, TODAY);
    const live = { name, level, classes, rules: [...new Set(findings.map(({ rule }) => rule))] };
    expect(answers[i], `${name} ${attributes.featureType} ${county}`).toMatchObject(live);
  }
  const rules = answers.flatMap((answer) => answer.rules);
  expect(rules).toEqual(expect.arrayContaining(['NP-08', 'NR-09', 'NR-03b', 'NR-08a', 'NR-08c', 'NR-08e']));
});

it('goes on behind the last page stored when its process died, and stores no row twice', async () => {
  const names = Array.from({ length: 450 }, (_, i) => `裕民${i}路`);
  const { body } = await send(bureau, `name\n${names.join('\n')}\n`).expect(200);
  const { id, job } = await held(body.id);
  const died = { id: job, signal: new AbortController().signal, progress: () => Promise.reject(new Error('killed')) };
  const rules = async () => compileRuleSet(await storedRules(app.db, TODAY));
  const deps = { ...app.deps, rules, today: () => TODAY };
  const day = sql`update name_batch set rules_on = ${TODAY} where id = ${id}`;
  await run(app.db, day);
  await expect(runBatch(deps, id, died)).rejects.toThrow('killed');
  expect(await read(bureau, id)).toMatchObject({ state: 'running', done: 200 });
  const told: number[] = [];
  const note = async (done: number) => void told.push(done);
  await runBatch(deps, id, { ...died, progress: note });
  expect(told).toEqual([400, 450]);
  expect(await read(bureau, id)).toMatchObject({ state: 'done', done: 450, total: 450 });
  expect((await bureau.get(`/api/name-batches/${id}/rows`).expect(200)).body.total).toBe(450);
  expect(await app.deps.jobs.runDue()).toBe(1);
});

it('begins anew under other rules, and reads as not finished when its job was cancelled', async () => {
  const { body } = await send(bureau, 'name\n裕民路\n').expect(200);
  const { id, job } = await held(body.id);
  await run(
    app.db,
    sql`update name_batch set rule_set = 'earlier', done = 1, levels = '{"block": 1}' where id = ${id}`,
  );
  await (await app.signIn('admin')).post(`/api/jobs/${job}/acts`).send({ act: 'cancel' }).expect(200);
  const given = { state: 'cancelled', cancelledBy: expect.stringMatching(/./), finishedAt: expect.any(String) };
  expect(await read(bureau, id)).toMatchObject(given);
  await (await app.signIn('admin')).post(`/api/jobs/${job}/acts`).send({ act: 'retry' }).expect(200);
  expect(await read(bureau, id)).toMatchObject({ state: 'running', cancelledBy: null, finishedAt: null });
  const batch = await finished(bureau, id);
  expect(batch).toMatchObject({ state: 'done', done: 1, levels: { clear: 1 } });
  expect(batch.ruleSet).not.toBe('earlier');
});

const held = (id: string) =>
  one(app.db, z.object({ id: BatchId, job: z.uuid() }), sql`select id, job_id as job from name_batch where id = ${id}`);

it('is for whoever sent it: to others it does not exist', async () => {
  const { body } = await send(bureau, 'name\n裕民路\n').expect(200);
  await finished(bureau, body.id);
  const other = await app.signIn('yanchi');
  for (const path of ['', '/rows', '/result.csv', '/result.xlsx']) {
    await other.get(`/api/name-batches/${body.id}${path}`).expect(404);
  }
  await other.delete(`/api/name-batches/${body.id}`).expect(404);
  expect((await other.get('/api/name-batches').expect(200)).body.items).toEqual([]);
  const first = await bureau.get('/api/name-batches?limit=1').expect(200);
  const second = await bureau.get(`/api/name-batches?limit=1&cursor=${first.body.next}`).expect(200);
  expect([first.body.items[0].id, second.body.items.length]).toEqual([body.id, 1]);
  await bureau.delete(`/api/name-batches/${body.id}`).expect(200);
  await bureau.get(`/api/name-batches/${body.id}`).expect(404);
});

it.each<[string, () => Buffer | Promise<Buffer>, RegExp]>([
  ['a PDF', aPdf, /不是 XLSX 或 CSV/],
  ['a broken workbook', async () => (await workbook([['name'], ['裕民路']])).subarray(0, 900), /工作簿无法读取|缺少/],
  ['a table without names', () => Buffer.from('title\n裕民路\n'), /缺少“name”/],
  ['a header alone', () => Buffer.from('name\n'), /没有数据行/],
  ['more names than one batch takes', () => Buffer.from(`name\n${'裕民路\n'.repeat(20_001)}`), /最多检查 20000/],
])('refuses %s and stores nothing', async (_, content, reason) => {
  const before = (await bureau.get('/api/name-batches').expect(200)).body.items.length;
  const { body } = await send(bureau, await content()).expect(400);
  expect(body.detail_zh).toMatch(reason);
  expect((await bureau.get('/api/name-batches').expect(200)).body.items.length).toBe(before);
});

it('finds the county of a row by names or codes of province, city and county', async () => {
  const row = (province: string, city: string, county: string) => ({
    name: '',
    attributes: {},
    province,
    city,
    county,
  });
  const rows = [
    row('', '', '利通区'),
    row('宁夏', '吴忠市', '利通区'),
    row('640000', '', '利通区'),
    row('', '', '640302'),
    row('宁夏回族自治区', '640300', '640302102'),
    row('甘肃省', '', '利通区'),
    row('江苏省', '', '鼓楼区'),
    row('福建省', '', '鼓楼区'),
    row('河南', '开封市', '鼓楼区'),
    row('', '', ''),
  ];
  expect(await registerLookUp(app.db, TODAY).divisionsOf(rows)).toEqual([
    ...['640302', '640302', '640302', '640302', '640302', undefined, undefined, '350102', '410204', undefined],
  ]);
});
