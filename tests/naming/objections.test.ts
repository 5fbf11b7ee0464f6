import supertest from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { many, one, run, sql } from '#server/platform/db/sql.ts';
import { caseInState, type Offices, type PlacedCase } from '#tests/support/caseInState.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';

const SIDES = {
  applicant: 'shenqing-demo',
  handler: 'minzheng-640300',
  approver: 'zhengfu-640300',
  receiver: 'minzheng-640000',
  announcer: 'minzheng-640300',
  consulted: 'fagai-640300',
};

let app: TestApp;
let offices: Offices;
let handler: TestAgent;
beforeAll(async () => {
  app = await testApp({ sample: true });
  app.clock.set('2026-03-05T02:00:00.000Z');
  const rows = await many(
    app.db,
    z.object({ code: z.string(), id: z.string() }),
    sql`select code, id from organisation`,
  );
  offices = Object.fromEntries(
    Object.entries(SIDES).map(([side, code]) => [side, rows.find((row) => row.code === code)?.id ?? '']),
  );
  handler = await app.signIn('minzheng');
});
afterAll(() => app.close());

/** A case whose notice runs from the 2nd to the 9th of March. */
async function onNotice(): Promise<PlacedCase> {
  const placed = await caseInState(app, 'public_notice', offices);
  await run(
    app.db,
    sql`update notice set starts_on = '2026-03-02', ends_on = '2026-03-09' where case_id = ${placed.id}`,
  );
  return placed;
}

const OBJECTION = { stance: 'object', text: '与邻近街道读音相近，容易混淆。', name: '王某', contact: '13800000000' };
const send = (id: string, fields: object = OBJECTION) =>
  supertest(app.app).post(`/notices/notice/${id}/objections`).type('form').send(fields);
const receiptIn = (text: string): { no: string; code: string } => ({
  no: /640300-YJ-2026-\d{4}/.exec(text)?.[0] ?? '',
  code: /class="code">([0-9A-Z-]{14})</.exec(text)?.[1] ?? '',
});
const objectionsOf = async (agent: TestAgent, id: string) =>
  (await agent.get(`/api/naming-cases/${id}/objections`).expect(200)).body;
const draftDecision = (id: string, version: number) =>
  handler.post(`/api/naming-cases/${id}/draft-decision`).set('If-Match', `"${version}"`).send({ text: '拟同意命名。' });

describe('an objection to a public notice', () => {
  it('holds up the decision until it is answered, and its writer reads the answer by number and code', async () => {
    app.clock.set('2026-03-05T02:00:00.000Z');
    const { id, version } = await onNotice();
    const page = await supertest(app.app).get(`/notices/notice/${id}`).expect(200);
    expect(page.text).toContain(`action="/notices/notice/${id}/objections#result"`);
    const sent = await send(id).expect(200);
    expect(sent.headers['cache-control']).toBe('no-store');
    const receipt = receiptIn(sent.text);
    await send(id, { stance: 'support', text: '名称很好，支持。' }).expect(200);
    // One of the two has to be answered, and the handler is told of that one.
    const told = (await handler.get('/api/notifications').expect(200)).body.items;
    const about = told.filter(
      ({ act, caseId }: { act: string; caseId: string }) => act === 'objection' && caseId === id,
    );
    expect(about).toMatchObject([{ isTask: true }]);

    app.clock.set('2026-03-10T02:00:00.000Z');
    const held = await draftDecision(id, version).expect(409);
    expect(held.body).toMatchObject({
      code: 'objections-open',
      detail_zh: expect.stringContaining('1 条公示异议未答复'),
    });
    const found = await objectionsOf(handler, id);
    expect(found).toMatchObject({ objections: 1, supports: 1, unanswered: 1, mayAnswer: true });
    const [objection, support] = found.items;
    expect(objection).toMatchObject({ objectionNo: receipt.no, name: '王某', contact: '13800000000', outcome: null });

    const answer = (of: string, body: object) =>
      handler.post(`/api/naming-cases/${id}/objections/${of}/answer`).send(body);
    await answer(objection.id, { outcome: 'noted', answer: '已知悉，谢谢。' }).expect(400);
    await answer(support.id, { outcome: 'adopted', answer: '已采纳，谢谢。' }).expect(400);
    await answer(objection.id, { outcome: 'not_adopted', answer: '经核查，两路相距较远，不致混淆。' }).expect(200);
    await answer(objection.id, { outcome: 'adopted', answer: '改变主意，予以采纳。' }).expect(409);

    const follow = (no: string, code: string) => supertest(app.app).post('/follow').type('form').send({ no, code });
    const read = await follow(receipt.no.toLowerCase(), receipt.code.toLowerCase().replaceAll('-', '')).expect(200);
    expect(read.text).toContain('不采纳');
    expect(read.text).toContain('两路相距较远');
    expect(read.text).not.toMatch(/经办员|13800000000/);
    expect((await follow(receipt.no, 'AAAA-AAAA-AAAA').expect(404)).text).not.toContain('两路相距较远');
    await draftDecision(id, version).expect(200);
  });

  it('is shown to the applicant as a count, to other offices without its writer', async () => {
    app.clock.set('2026-03-05T02:00:00.000Z');
    const { id } = await onNotice();
    await send(id).expect(200);
    expect(await objectionsOf(await app.signIn('shenqing'), id)).toMatchObject({ objections: 1, items: [] });
    const seen = await objectionsOf(await app.signIn('fagai'), id);
    expect(seen).toMatchObject({ mayAnswer: false, items: [{ text: OBJECTION.text, name: null, contact: null }] });
    const other = await app.signIn('yanchi');
    await other.get(`/api/naming-cases/${id}/objections`).expect(404);
    const audit = await one(
      app.db,
      z.object({ all: z.string() }),
      sql`select coalesce(string_agg(new::text, ''), '') as all from audit_entry where action like 'objections.%'`,
    );
    expect(audit.all).toContain('640300-YJ-2026-');
    expect(audit.all).not.toMatch(/王某|13800000000|容易混淆/);
  });

  it.each([
    ['before the first day', '2026-03-01T15:59:00.000Z', 409],
    ['on the first day', '2026-03-01T16:00:00.000Z', 200],
    ['in the last minute', '2026-03-09T15:59:00.000Z', 200],
    ['after the last day', '2026-03-09T16:00:00.000Z', 409],
  ])('%s', async (_when, instant, status) => {
    app.clock.set(instant);
    const { id } = await onNotice();
    await send(id).expect(status);
    const page = await supertest(app.app).get(`/notices/notice/${id}`).expect(200);
    expect(page.text.includes('<form')).toBe(status === 200);
  });

  it('is refused with its words kept when something is missing, and forgotten when a robot wrote it', async () => {
    app.clock.set('2026-03-05T02:00:00.000Z');
    const { id } = await onNotice();
    const again = await send(id, { ...OBJECTION, stance: '', text: '<b>差' }).expect(400);
    expect(again.text).toContain('role="alert"');
    expect(again.text).toContain('&lt;b&gt;差</textarea>');
    await send(id, { ...OBJECTION, website: 'http://spam' }).expect(200);
    await send(id, { ...OBJECTION, text: 'a\u0000bcd' }).expect(200);
    await send('00000000-0000-4000-8000-000000000000').expect(404);
    expect(await objectionsOf(handler, id)).toMatchObject({ objections: 1, items: [{ text: 'abcd' }] });
  });
});
