import { createHash } from 'node:crypto';
import supertest from 'supertest';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import type { CaseDetail } from '#server/naming/caseContract.ts';
import { strengthenHashes } from '#server/naming/tracking/strengthenHashes.ts';
import { one, run, sql } from '#server/platform/db/sql.ts';
import { act, answer, aStreet, consultedCase, reload, submittedCase } from '#tests/support/aCase.ts';
import { type TestApp, testApp } from '#tests/support/testApp.ts';

let app: TestApp;
let found: CaseDetail;
// Only the answer to the submission tells it.
let code = '';
beforeAll(async () => {
  app = await testApp({ sample: true, environment: { DIMING_RATE_PER_MINUTE: '1000' } });
  app.clock.set('2026-03-02T02:00:00.000Z');
  const handler = await app.signIn('minzheng');
  const submitted = await submittedCase(await app.signIn('shenqing'), aStreet());
  code = submitted.trackingCode ?? '';
  found = await consultedCase(handler, submitted, ['natural_resources']);
  for (const [user, organ] of [
    ['ziran', 'natural_resources'],
    ['fagai', 'development_reform'],
    ['zhujian', 'housing'],
  ] as const)
    if (found.opinions.some(({ organKind }) => organKind === organ))
      await answer(await app.signIn(user), found, organ, { opinion: 'agree' }).expect(200);
  found = await act(handler, await reload(handler, found.id), 'notice', { text: '公示期内可提出意见。' });
});
afterAll(() => app.close());

it('shows the progress to whoever holds number and code, and tells nobody else anything', async () => {
  const track = (body: object) => supertest(app.app).post('/track').type('form').send(body);
  const right = await track({ caseNo: found.caseNo, code }).expect(200);
  expect(right.text).toContain('下一步：公示期满、异议答复后，拟定决定。');
  expect(right.headers['cache-control']).toBe('no-store');
  expect(right.text).toContain('公示中');
  expect(right.text).toContain('2026-03-02 10:00');
  expect(right.text).toMatch(/联合办理作出决定.*行政许可法第四十二条第二款/s);
  const asTyped = code.toLowerCase().replaceAll('-', ' ');
  await track({ caseNo: found.caseNo, code: asTyped }).expect(200);
  const wrong = await track({ caseNo: found.caseNo, code: 'AAAAAA' }).expect(404);
  expect(wrong.text).toContain('role="alert"');
  expect(wrong.text).not.toContain('迎宾湖路');
  await track({}).expect(404);
});

it('keeps no code, gives a new one for a lost one, and prints it on the receipt alone', async () => {
  const track = (asked: object) => supertest(app.app).post('/api/tracking').send(asked);
  const [applicant, handler] = [await app.signIn('shenqing'), await app.signIn('minzheng')];
  expect((await reload(applicant, found.id)).trackingCode).toBeNull();
  const path = `/api/naming-cases/${found.id}`;
  await (await app.signIn('ziran')).post(`${path}/tracking-code`).expect(403);
  const { body } = await handler.post(`${path}/tracking-code`).expect(200);
  expect(body.code).toMatch(/^[2-9A-Z]{4}(-[2-9A-Z]{4}){2}$/);
  await track({ caseNo: found.caseNo, code }).expect(404);
  expect((await track(body).expect(200)).body).toMatchObject({ state: 'public_notice' });
  expect((await reload(handler, found.id)).steps.at(-1)).toMatchObject({
    act: 'newTrackingCode',
    organisation: '吴忠市民政局',
  });
  const receipt = await applicant.post(`${path}/tracking-receipt`).send({ code: body.code }).expect(200);
  expect(receipt.headers['content-type']).toBe('application/pdf');
  await applicant.post(`${path}/tracking-receipt`).send({ code }).expect(404);
  const { stored } = await one(
    app.db,
    z.object({ stored: z.string() }),
    sql`select tracking_hash as stored from naming_case where id = ${found.id}`,
  );
  expect(stored).toMatch(/^\$argon2id\$/);
});

it('takes codes from before they were hashed, and makes their hashes strong', async () => {
  const digest = createHash('sha256').update('BV3WMVQW').digest('hex');
  await run(app.db, sql`update naming_case set tracking_hash = ${`sha256:${digest}`} where id = ${found.id}`);
  const track = () => supertest(app.app).post('/api/tracking').send({ caseNo: found.caseNo, code: 'bv3w mvqw' });
  await track().expect(200);
  expect([await strengthenHashes(app.db), await strengthenHashes(app.db)]).toEqual([1, 0]);
  await track().expect(200);
});

it('lets nobody guess at one case, from however many addresses', async () => {
  const guess = () => supertest(app.app).post('/track').type('form').send({ caseNo: found.caseNo, code: 'BV3WMVQX' });
  for (let i = 0; i < 5; i += 1) await guess().expect(404);
  expect((await guess().expect(429)).text).toContain('失败次数过多');
});

it.each([
  ['tries many numbers', '/track', 22],
  ['writes much of a clean-up list', '/notices/campaign/00000000-0000-4000-8000-000000000000/objections', 12],
])('stops who %s from one address', async (_what, path, times) => {
  const statuses: number[] = [];
  for (let i = 0; i < times; i++) {
    const asked = { caseNo: `640300-DM-${i}`, code: 'BBBB' };
    statuses.push((await supertest(app.app).post(path).type('form').send(asked)).status);
  }
  expect([statuses[0], statuses.at(-1)]).toEqual([404, 429]);
});
