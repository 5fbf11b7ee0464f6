import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { passOnMails } from '#server/naming/notifications/sendMail.ts';
import { many, sql } from '#server/platform/db/sql.ts';
import { act, aStreet, submittedCase } from '#tests/support/aCase.ts';
import { makeJobsDue } from '#tests/support/makeJobsDue.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';

/** A mail server of our own; `isRefusing` answers as a full mailbox does. */
const caught: string[] = [];
let isRefusing = false;
const catcher = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData: (stream, _session, done) => {
    let text = '';
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    stream.on('end', () => {
      if (isRefusing) return done(new Error('mailbox full'));
      caught.push(text);
      done();
    });
  },
});

let app: TestApp;
let [applicant, handler]: TestAgent[] = [];
beforeAll(async () => {
  await new Promise<void>((resolve) => {
    catcher.listen(0, '127.0.0.1', resolve);
  });
  const { port } = catcher.server.address() as AddressInfo;
  const environment = { DIMING_SMTP_URL: `smtp://127.0.0.1:${port}`, DIMING_PUBLIC_URL: 'http://dm.example.cn' };
  app = await testApp({ sample: true, environment });
  app.clock.set('2026-03-02T02:00:00.000Z');
  [applicant, handler] = [await app.signIn('shenqing'), await app.signIn('minzheng')];
  for (const [agent, user] of [
    [applicant, 'shenqing'],
    [handler, 'minzheng'],
  ] as const) {
    await agent
      ?.put('/api/mail-address')
      .send({ email: `${user}@office.example.cn` })
      .expect(200);
  }
});
afterAll(async () => {
  await new Promise<void>((resolve) => {
    catcher.close(resolve);
  });
  await app.close();
});

const unread = async (agent: TestAgent | undefined) =>
  (await agent?.get('/api/notifications/unread').expect(200))?.body.unread;
const Outbox = z.object({ tries: z.number(), sent: z.boolean(), error: z.string().nullable(), gaveUp: z.boolean() });
/** What is still to be sent stands last. */
const outbox = () =>
  many(
    app.db,
    Outbox,
    sql`select tries, sent_at is not null as sent, last_error as error, given_up_at is not null as "gaveUp" from mail_outbox
         order by sent_at is null, created_at, id`,
  );

describe('an act', () => {
  it('tells whose turn it is, in the product and by mail with nothing but the number', async () => {
    if (!applicant || !handler) throw new Error('nobody signed in');
    const found = await submittedCase(applicant, aStreet());
    expect([await unread(applicant), await unread(handler)]).toEqual([0, 1]);
    const { body } = await handler.get('/api/notifications').expect(200);
    expect(body.items).toMatchObject([
      { caseId: found.id, caseNo: found.caseNo, act: 'submit', isTask: true, readAt: null },
    ]);
    expect(await passOnMails(app.deps)).toBe(1);
    expect(await passOnMails(app.deps)).toBe(0);
    expect(await app.deps.jobs.runDue()).toBe(1);
    expect(await app.deps.jobs.runDue()).toBe(0);
    const [mail = ''] = caught;
    expect(mail).toMatch(/^To: minzheng@office\.example\.cn$/m);
    const text = Buffer.from(mail.split('\r\n\r\n').slice(1).join(''), 'base64').toString();
    expect(`${text}${mail}`).toContain(`http://dm.example.cn/office/cases/${found.id}`);
    for (const told of ['迎宾湖', '联系人甲', '0953-0000000', '利通区西部', '示例建设单位'])
      expect(`${text}${mail}`).not.toContain(told);
    // Reading is one's own affair.
    await applicant
      .post('/api/notifications/read')
      .send({ ids: [body.items[0].id] })
      .expect(200);
    expect(await unread(handler)).toBe(1);
    await handler.post('/api/notifications/read').send({}).expect(200);
    expect(await unread(handler)).toBe(0);
  });

  it('that is refused tells nobody', async () => {
    if (!applicant || !handler) throw new Error('nobody signed in');
    const found = await submittedCase(applicant, aStreet());
    const before = await outbox();
    await handler.post(`/api/naming-cases/${found.id}/accept`).set('If-Match', '"1"').send({ note: '' }).expect(412);
    expect(await outbox()).toEqual(before);
    expect(await unread(applicant)).toBe(0);
    await passOnMails(app.deps);
    await app.deps.jobs.runDue();
    await act(handler, found, 'accept', { note: '' });
    expect(await unread(applicant)).toBe(1);
  });
});

describe('the address for mail', () => {
  it('is set by its owner, read by nobody else, and stands in no record', async () => {
    const email = 'minzheng@office.example.cn';
    expect((await handler?.get('/api/mail-address').expect(200))?.body).toEqual({ email });
    expect((await applicant?.get('/api/mail-address').expect(200))?.body.email).not.toBe(email);
    await handler?.put('/api/mail-address').send({ email: 'no address' }).expect(400);
    await handler?.put('/api/mail-address').send({ email: 'a@b.cn\r\nBcc: c@d.cn' }).expect(400);
    const entries = await many(
      app.db,
      z.object({ action: z.string(), text: z.string() }),
      sql`select action, coalesce(old::text, '') || coalesce(new::text, '') as text from audit_entry
           where action = 'account.mail-address'`,
    );
    expect(entries).toHaveLength(2);
    expect(entries.map(({ text }) => text).join('')).not.toContain('@');
  });
});

describe('mail that fails', () => {
  it('is tried again later and later, given up in the end, and seen by the administrator alone', async () => {
    isRefusing = true;
    const tried = async () => {
      await makeJobsDue(app.db);
      await app.deps.jobs.runDue();
    };
    expect(await passOnMails(app.deps)).toBe(1);
    await expect(tried()).rejects.toThrow('mailbox full');
    expect((await outbox()).at(-1)).toMatchObject({
      ...{ tries: 1, sent: false, error: expect.stringContaining('mailbox full'), gaveUp: false },
    });
    const admin = await app.signIn('admin');
    const waits = await admin.get('/api/mail-outbox?state=failed').expect(200);
    expect(waits.body.items).toMatchObject([{ tries: 1, nextTryAt: expect.stringMatching(/^20/) }]);
    for (let tries = 2; tries <= 10; tries += 1) await expect(tried()).rejects.toThrow('mailbox full');
    expect((await outbox()).at(-1)).toMatchObject({ tries: 10, gaveUp: true });
    await tried();
    expect((await outbox()).at(-1)?.tries).toBe(10);
    const { body } = await admin.get('/api/mail-outbox?state=failed').expect(200);
    expect(body.items).toMatchObject([{ account: 'shenqing', tries: 10, nextTryAt: null }]);
    expect(JSON.stringify(body)).not.toContain('example.cn');
    await (await app.signIn('minzheng')).get('/api/mail-outbox').expect(403);
    isRefusing = false;
    const dead = await admin.get('/api/jobs?state=dead&kind=mail.send').expect(200);
    expect(JSON.stringify(dead.body)).not.toContain('example.cn');
    await admin.post(`/api/jobs/${dead.body.items[0].id}/acts`).send({ act: 'retry' }).expect(200);
    await tried();
    expect(await outbox()).toContainEqual({ tries: 11, sent: true, error: null, gaveUp: false });
  });
});
