import { Webhook as Verifier } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { many, one, run, sql } from '#server/platform/db/sql.ts';
import { aSign } from '#tests/signs/aSign.ts';
import { Receiver } from './receiver.ts';
import { WebhookDesk } from './webhookDesk.ts';

let desk: WebhookDesk;
let receiver: Receiver;
beforeAll(async () => {
  desk = await WebhookDesk.open();
});
beforeEach(async () => {
  receiver = await Receiver.open();
});
afterEach(async () => {
  receiver.close();
  await desk.empty();
});
afterAll(() => desk.app.close());

const headersOf = (headers: object) => z.record(z.string(), z.string()).parse(headers);

it('tells who subscribed of what became public, signed so that the receiver can check it', async () => {
  const { webhook, secret } = await desk.active(receiver.url);
  await desk.announce();
  await desk.send();
  const [got] = receiver.received;
  const event = new Verifier(secret).verify(got?.body ?? '', headersOf(got?.headers ?? {}));
  expect(event).toMatchObject({
    ...{ id: got?.headers['webhook-id'], type: 'name.announced' },
    data: { name: expect.any(String), authority: '吴忠市民政局', documentNo: '吴民发〔2026〕9号', on: '2026-07-01' },
  });
  expect(got?.body).not.toContain('内部备注');
  const [first] = await desk.deliveries(webhook.id);
  expect(first).toMatchObject({ state: 'delivered', tries: 1, status: 204, kind: 'name.announced' });
  expect(await desk.read(webhook.id)).toMatchObject({
    waiting: 0,
    state: 'active',
    lastDeliveredAt: expect.any(String),
  });
});

it('writes an event only where the change is committed, and none without subscribers', async () => {
  const count = () => one(desk.app.db, z.object({ n: z.number() }), sql`select count(*) as n from webhook_event`);
  await desk.announce();
  expect(await count()).toEqual({ n: 0 });
  await desk.active(receiver.url);
  const sign = await aSign(desk.app);
  const undone = desk.app.db.transaction(async (tx) => {
    await run(tx, sql`insert into sign_report (sign_id, kind, text, at) values (${sign}, 'damaged', 'x', now())`);
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  expect(await count()).toEqual({ n: 0 });
});

it('keeps back what is not for the public, and what nobody of the kind or division asked for', async () => {
  await desk.active(receiver.url, { division: '640323' });
  await desk.active(receiver.url, { kinds: ['division.changed'] });
  await desk.announce();
  await desk.send();
  expect(receiver.received).toEqual([]);
  await desk.active(receiver.url);
  await run(desk.app.db, sql`update place set secrecy = 'internal' where starts_with(division_code, '640302')`);
  const reserved = await one(
    desk.app.db,
    z.object({ id: z.uuid() }),
    sql`select id from place where secrecy = 'internal' limit 1`,
  );
  await run(
    desk.app.db,
    sql`insert into name_event (place_id, name_id, kind, on_day, authority, recorded_at)
        select place_id, id, 'announced', '2026-07-01', 'x', now() from place_name where place_id = ${reserved.id} limit 1`,
  );
  await desk.send();
  expect(receiver.received).toEqual([]);
  await run(desk.app.db, sql`update place set secrecy = 'public' where starts_with(division_code, '640302')`);
});

it('tells of divisions, cleared lines and reported signs without what people wrote', async () => {
  const { db } = desk.app;
  await desk.active(receiver.url, { kinds: ['division.changed', 'line.changed', 'sign.reported'] });
  await run(
    db,
    sql`with e as (insert into division_event (type, effective_on, title, document, approver, recorded_at)
                   values ('name', '2026-07-01', '更名', '宁政函〔2026〕1号', '自治区人民政府', now()) returning id)
        insert into division_event_party (event_id, side, division_id, code, name, path, code_effect)
        select e.id, 'successor', d.id, d.code, d.name, d.path, 'kept' from e, division d where d.code = '640302' limit 1`,
  );
  const sign = await aSign(desk.app);
  const Line = z.object({ id: z.uuid() });
  const lines = await many(db, Line, sql`select id from boundary_line where upper_inf(valid) order by id limit 2`);
  await run(
    db,
    sql`update boundary_line set secrecy = case when id = ${lines[0]?.id ?? null}::uuid then 'public' else 'internal' end`,
  );
  for (const { id } of lines)
    await run(
      db,
      sql`insert into boundary_line_version (line_id, number, geom, digest, codes, length_metres, status, cause, valid, recorded_at)
          values (${id}, 99, st_geomfromtext('MULTILINESTRING((106 38, 106.1 38))', 4490), 'x', '{640302,640303}', 1, 'demarcated', 'moved', 'empty', now())`,
    );
  await run(
    db,
    sql`insert into sign_report (sign_id, kind, text, contact, at)
        values (${sign}, 'damaged', '牌子歪了', '13909530000', '2026-07-01T01:00:00Z')`,
  );
  await desk.send();
  const events = receiver.received.map(({ body }) => JSON.parse(body));
  expect(events.map(({ type }) => type)).toEqual(['division.changed', 'line.changed', 'sign.reported']);
  expect(events[0].data.parties).toEqual([
    { side: 'successor', code: '640302', name: expect.any(String), codeEffect: 'kept' },
  ]);
  expect(events[1].data).toMatchObject({ lineId: lines[0]?.id, cause: 'moved', version: 99 });
  expect(events[2].data).toEqual({ ...events[2].data, signId: sign, problem: 'damaged', on: '2026-07-01' });
  expect(receiver.received[2]?.body).not.toMatch(/牌子歪了|13909530000/);
});

it('keeps the order: what is not taken holds up the rest, and all arrive later', async () => {
  const { webhook } = await desk.active(receiver.url);
  await desk.announce();
  await desk.announce();
  receiver.statuses = [500, 503];
  receiver.body = `oops\u0000 ${'x'.repeat(2000)}`;
  await desk.fail();
  expect((await desk.read(webhook.id)).waiting).toBe(2);
  const [, first] = await desk.deliveries(webhook.id);
  const { nextTryAt } = await desk.read(webhook.id);
  expect(Date.parse(nextTryAt ?? '')).toBeGreaterThan(Date.now());
  expect(first).toMatchObject({ state: 'retry', tries: 1, status: 500, nextTryAt });
  expect((await desk.deliveries(webhook.id))[0]).toMatchObject({ state: 'waiting', tries: 0, nextTryAt: null });
  expect(first?.answer).toMatch(/^oops x+$/);
  expect(first?.answer).toHaveLength(500);
  await desk.fail();
  await desk.announce();
  await desk.fail();
  const ids = receiver.ids();
  expect(ids.slice(0, 3)).toEqual([ids[0], ids[0], ids[0]]);
  expect(new Set(ids).size).toBe(3);
  expect((await desk.read(webhook.id)).waiting).toBe(0);
});

it('stops after the last try, tells the administrator, and goes on when a person says so', async () => {
  const { webhook } = await desk.active(receiver.url);
  await desk.announce();
  receiver.statuses = Array.from({ length: 12 }, () => 500);
  for (let n = 0; n < 12; n += 1) await desk.fail();
  const failing = await desk.read(webhook.id);
  expect(failing).toMatchObject({ state: 'failing', waiting: 1, failingSince: expect.any(String) });
  const told = await desk.admin.get('/api/notifications').expect(200);
  expect(told.body.items[0].note).toEqual({
    code: 'webhook-failing',
    webhookId: webhook.id,
    description: '省厅地名共享平台',
  });
  const dead = await desk.admin.get('/api/jobs?state=dead').expect(200);
  expect(dead.body.items[0]).toMatchObject({
    kind: 'webhooks.deliver',
    tries: 12,
    subject: { kind: 'webhook', id: webhook.id },
  });
  await desk.announce();
  await desk.send();
  expect(receiver.received).toHaveLength(12);
  await desk.post(`/webhooks/${webhook.id}/acts`, { act: 'resume' }, failing.version).expect(200);
  await desk.app.deps.jobs.runDue();
  expect(receiver.received).toHaveLength(14);
  expect(await desk.read(webhook.id)).toMatchObject({ state: 'active', waiting: 0, failingSince: null });
});

it('stops at once where the receiver is gone', async () => {
  const { webhook } = await desk.active(receiver.url);
  await desk.announce();
  receiver.statuses = [410];
  await desk.send();
  expect(await desk.read(webhook.id)).toMatchObject({ state: 'failing', waiting: 1 });
});
