import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import type { CaseDetail } from '#server/naming/caseContract.ts';
import { one, sql } from '#server/platform/db/sql.ts';
import { act, aStreet, submittedCase } from '#tests/support/aCase.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';
import { csvOf, importDesk } from './importOffice.ts';

let app: TestApp;
let handler: TestAgent;
let applicant: TestAgent;
let desk: ReturnType<typeof importDesk>;

beforeAll(async () => {
  app = await testApp({ sample: true });
  handler = await app.signIn('minzheng');
  applicant = await app.signIn('shenqing');
  desk = importDesk(app, handler);
}, 180_000);
afterAll(() => app.close());

/** A case whose name is checked and not yet reserved. */
async function checkedCase(name: string): Promise<CaseDetail> {
  const draft = aStreet({ candidates: [{ name, meaning: '寓意吉祥', reason: '新建道路' }] });
  let found = await act(handler, await act(handler, await submittedCase(applicant, draft), 'accept'), 'check');
  for (const { id, level, resolution } of found.lastRun?.findings ?? []) {
    if (resolution || (level !== 'block' && level !== 'review')) continue;
    found = await act(handler, found, 'resolve', { findingId: id, reason: '经核实可以使用', basis: '经办人核实' });
  }
  return found;
}

const consult = (found: CaseDetail) =>
  handler
    .post(`/api/naming-cases/${found.id}/consult`)
    .set('If-Match', `"${found.version}"`)
    .send({ candidateId: found.candidates[0]?.id, organs: ['housing'] });

const HEADINGS = ['名称', '类别', '区划代码', '经度', '纬度', '批准机关', '批准时间'];
/** A dry run of a file that says of a street that it was approved. */
async function judged(name: string, organ = '吴忠市人民政府') {
  const row = [name, '街路巷', '640302', '106.2', '37.9923', organ, organ === '' ? '' : '2023-05-06'];
  const read = await desk.upload(`${name}.csv`, csvOf([HEADINGS, row]), 'places');
  return desk.act(await desk.act(read, '', { crs: 'EPSG:4490' }, 'patch'), '/dry-run');
}

const living = async (name: string) =>
  (
    await one(
      app.db,
      z.object({ count: z.number() }),
      sql`select count(*)::int as count from place_name
           where name = ${name} and kind = 'standard' and status in ('standard', 'reserved')`,
    )
  ).count;

it('of a case and an import that give one name at once, one does', async () => {
  for (const name of ['云麓台路', '雪堰坪路', '枫溪坞路']) {
    const found = await checkedCase(name);
    const run = await judged(name);
    expect(run.counts).toMatchObject({ added: 1, refused: 0 });
    const [asked, committed] = await Promise.all([consult(found), desk.act(run, '/commit')]);
    expect([asked.status, committed.state], name).toEqual(asked.status === 200 ? [200, 'judged'] : [409, 'committed']);
    expect(await living(name), name).toBe(1);
  }
});

it('a name that a case holds becomes standard by no file, comes in as evidence, and one that a file brought is no longer free', async () => {
  await consult(await checkedCase('听涛岸路')).expect(200);
  const held = await judged('听涛岸路');
  expect(held.counts).toMatchObject({ added: 0, refused: 1 });
  expect((await desk.rows(held.id))[0]?.findings).toMatchObject([
    { code: 'name-held', severity: 'error', message_zh: expect.stringContaining('“听涛岸路”已由办件或规划预留') },
  ]);
  expect((await judged('听涛岸路', '')).counts).toMatchObject({ added: 1, refused: 0 });
  const late = await checkedCase('望岳楼路');
  expect((await desk.act(await judged('望岳楼路'), '/commit')).state).toBe('committed');
  expect((await consult(late).expect(409)).body).toMatchObject({ code: 'duplicate-name' });
});
