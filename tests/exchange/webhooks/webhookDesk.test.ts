import { Webhook as Verifier } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { deliver } from '#server/exchange/webhooks/deliver.ts';
import { sealPlainSecrets } from '#server/exchange/webhooks/secrets.ts';
import { one, run, sql } from '#server/platform/db/sql.ts';
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

it('signs with both secrets for a day after a change, then with the new one', async () => {
  const { webhook, secret: old } = await desk.active(receiver.url);
  const { body } = await desk.post(`/webhooks/${webhook.id}/secret`, {}, webhook.version).expect(200);
  expect(body.previousUntil).toEqual(expect.any(String));
  await desk.announce();
  await desk.send();
  await run(desk.app.db, sql`update webhook set previous_until = now()`);
  await desk.announce();
  await desk.send();
  const check = (n: number, secret: string) => () => {
    const got = receiver.received[n];
    return new Verifier(secret).verify(got?.body ?? '', headersOf(got?.headers ?? {}));
  };
  expect([check(0, old), check(0, body.secret), check(1, body.secret)].map((each) => typeof each())).toEqual([
    'object',
    'object',
    'object',
  ]);
  expect(check(1, old)).toThrow('No matching signature');
  const shown = JSON.stringify([await desk.read(webhook.id), (await desk.admin.get('/api/webhooks')).body]);
  expect(shown).not.toMatch(/whsec|secret"/);
});

it('keeps no secret in the clear, seals what an earlier version left, and stops where the key is another', async () => {
  const { webhook, secret } = await desk.active(receiver.url);
  const { app } = desk;
  const Kept = z.object({ secret: z.string(), previous: z.string().nullable() });
  const kept = () =>
    one(app.db, Kept, sql`select secret, previous_secret as previous from webhook where id = ${webhook.id}`);
  expect((await kept()).secret).toMatch(/^sealed1:/);
  expect(await sealPlainSecrets(app.deps)).toBe(0);
  await run(app.db, sql`update webhook set secret = ${secret}, previous_secret = ${secret} where id = ${webhook.id}`);
  expect(await sealPlainSecrets(app.deps)).toBe(1);
  const { secret: sealed, previous } = await kept();
  expect([sealed, previous].join()).not.toContain('whsec_');
  await desk.post(`/webhooks/${webhook.id}/acts`, { act: 'test' }, webhook.version).expect(200);
  const config = { ...app.deps.config, dataKey: Buffer.alloc(32, 3).toString('base64url') };
  const context = { signal: new AbortController().signal, isLastTry: false };
  await expect(deliver({ ...app.deps, config }, { webhookId: webhook.id }, context)).rejects.toThrow(
    'secret-unreadable',
  );
  const got = receiver.received.length;
  await app.deps.jobs.runDue();
  expect(receiver.received).toHaveLength(got + 1);
  const last = receiver.received.at(-1);
  expect(() => new Verifier(secret).verify(last?.body ?? '', headersOf(last?.headers ?? {}))).not.toThrow();
});

it('sends nothing without a secret or while it is paused, and what waited when it is resumed', async () => {
  const { body: made } = await desk.post('/webhooks', desk.draft(receiver.url)).expect(201);
  expect(made).toMatchObject({ state: 'paused', hasSecret: false, divisionName: '吴忠市' });
  await desk.post(`/webhooks/${made.id}/acts`, { act: 'resume' }, made.version).expect(409);
  const secret = await desk.post(`/webhooks/${made.id}/secret`, {}, made.version).expect(200);
  await desk.post(`/webhooks/${made.id}/acts`, { act: 'test' }, secret.body.version).expect(409);
  await desk.announce();
  await desk.send();
  expect(receiver.received).toEqual([]);
  await desk.post(`/webhooks/${made.id}/acts`, { act: 'resume' }, secret.body.version).expect(200);
  await desk.app.deps.jobs.runDue();
  expect(receiver.received).toHaveLength(1);
});

it('sends a test, and an event again under its id', async () => {
  const { webhook } = await desk.active(receiver.url);
  await desk.post(`/webhooks/${webhook.id}/acts`, { act: 'test' }, webhook.version).expect(200);
  await desk.app.deps.jobs.runDue();
  const [test] = await desk.deliveries(webhook.id);
  expect(test).toMatchObject({ kind: 'webhook.test', state: 'delivered' });
  await desk.post(`/webhooks/${webhook.id}/deliveries/${test?.id}/resend`, {}).expect(200);
  await desk.app.deps.jobs.runDue();
  expect(receiver.ids()).toEqual([test?.eventId, test?.eventId]);
  await desk.post(`/webhooks/${webhook.id}/deliveries/${webhook.id}/resend`, {}).expect(404);
});

it('follows no redirect and goes to no address inside a network', async () => {
  const { webhook } = await desk.active(receiver.url);
  receiver.statuses = [302];
  receiver.location = receiver.url;
  await desk.announce();
  await desk.fail();
  expect(receiver.received).toHaveLength(1);
  expect((await desk.deliveries(webhook.id))[0]).toMatchObject({ state: 'retry', status: 302 });
  for (const url of [
    'http://127.0.0.2/',
    'https://127.0.0.2/',
    'https://10.0.0.1/',
    'https://localhost/',
    'ftp://127.0.0.1/',
    'x',
  ])
    await desk.post('/webhooks', desk.draft(url)).expect(400);
  // A name that leads inside is found out when it is resolved, whatever was said before.
  await run(desk.app.db, sql`update webhook set url = 'https://localhost.:1/'`);
  await desk.fail();
  expect((await desk.deliveries(webhook.id))[0]).toMatchObject({ status: null, problem: 'forbidden-address' });
});

it('is for administrators, in their divisions, and for the version that they read', async () => {
  const { webhook } = await desk.active(receiver.url);
  const official = await desk.app.signIn('minzheng');
  await official.get('/api/webhooks').expect(403);
  await desk.post('/webhooks', desk.draft(receiver.url), undefined, official).expect(403);
  await desk.post('/webhooks', desk.draft(receiver.url, { division: '110101' })).expect(404);
  await desk.post('/webhooks', desk.draft(receiver.url, { kinds: ['everything'] })).expect(400);
  const edit = (version: number, facts: object) =>
    desk.admin.put(`/api/webhooks/${webhook.id}`).set('If-Match', `"${version}"`).send(desk.draft(receiver.url, facts));
  await edit(webhook.version, { division: '110101' }).expect(404);
  await edit(webhook.version - 1, {}).expect(412);
  const edited = await edit(webhook.version, { description: '改名' }).expect(200);
  expect(edited.body).toMatchObject({ description: '改名', version: webhook.version + 1 });
  await run(desk.app.db, sql`update webhook set division_code = '110101'`);
  await desk.admin.get(`/api/webhooks/${webhook.id}`).expect(404);
  await run(desk.app.db, sql`update webhook set division_code = '640300'`);
  const remove = (version: number) => desk.admin.delete(`/api/webhooks/${webhook.id}`).set('If-Match', `"${version}"`);
  await remove(webhook.version).expect(412);
  await remove(edited.body.version).expect(200);
  const Acts = z.object({ acts: z.string().array(), text: z.string() });
  const audit = sql`select array_agg(action order by id) as acts, string_agg(coalesce(old::text, '') || coalesce(new::text, ''), '') as text
                      from audit_entry where subject_id = ${webhook.id}`;
  const { acts, text } = await one(desk.app.db, Acts, audit);
  expect(acts).toEqual(['webhooks.create', 'webhooks.rotate', 'webhooks.resume', 'webhooks.edit', 'webhooks.remove']);
  expect(text).not.toContain('whsec');
});
