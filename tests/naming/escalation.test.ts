import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { escalate } from '#server/naming/escalation/escalate.ts';
import { tellDigests } from '#server/naming/escalation/tellDigests.ts';
import { Notification } from '#server/naming/notifications/contract.ts';
import { many, one, run, sql } from '#server/platform/db/sql.ts';
import { reload } from '#tests/support/aCase.ts';
import type { Offices } from '#tests/support/caseInState.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';
import { limitedCase, streetOffices } from './dueOffice.ts';

let app: TestApp;
let street: Offices;
let officeOf: (code: string) => string;
let head: TestAgent;
/** An hour of a day in China. */
const set = (day: string, hour = 10) =>
  app.clock.set(new Date(Date.parse(`${day}T00:00:00Z`) + (hour - 8) * 3_600_000).toISOString());

beforeAll(async () => {
  app = await testApp({ sample: true, environment: { DIMING_PUBLIC_URL: 'http://dm.example.cn' } });
  set('2026-02-09');
  ({ street, of: officeOf } = await streetOffices(app));
  head = await app.signIn('juzhang');
  await run(
    app.db,
    sql`update account set email = username || '@office.example.cn' where username in ('minzheng', 'fagai')`,
  );
}, 180_000);
afterAll(() => app.close());

const Told = z.object({ rule: z.string(), tell: z.string(), told: z.number() });
const told = (about: string) =>
  many(
    app.db,
    Told,
    sql`select e.rule, e.tell, e.told from escalation e where e.source_id::text = ${about}
           or e.source_id in (select id from clock where case_id::text = ${about})
           or e.source_id in (select id from opinion where case_id::text = ${about}) order by e.at, e.rule`,
  );
const rules = async (about: string) => (await told(about)).map(({ rule }) => rule);
const messages = async (agent: TestAgent): Promise<Notification[]> =>
  Notification.array().parse((await agent.get('/api/notifications').query({ limit: 200 }).expect(200)).body.items);
const Mail = z.object({ recipient: z.string(), subject: z.string(), body: z.string() });
const mails = () => many(app.db, Mail, sql`select recipient, subject, body from mail_outbox order by created_at, id`);

describe('a limit that is let pass', () => {
  let id: string;
  beforeAll(async () => {
    id = await limitedCase(app, 'checking', street, { name: '督办路', clocks: [['C2b', '2025-12-01', '2026-02-12']] });
  });

  it('tells nobody before its last day, and the officer on it', async () => {
    set('2026-02-11');
    expect(await escalate(app.deps)).toBe(0);
    set('2026-02-12');
    expect(await escalate(app.deps)).toBe(1);
    expect(await told(id)).toEqual([{ rule: 'last-day', tell: 'officer', told: 1 }]);
    const handler = await app.signIn('minzheng');
    expect(await messages(handler)).toMatchObject([
      {
        act: 'escalate',
        caseId: id,
        isTask: true,
        note: { code: 'limit', clock: 'C2b', dueOn: '2026-02-12', tell: 'officer' },
      },
    ]);
    expect((await reload(handler, id)).steps.filter(({ act }) => act === 'escalate')).toEqual([]);
  });

  it('tells the officer in the next unit, then the head, once though many look at the same time', async () => {
    set('2026-02-13');
    const counts = await Promise.all(Array.from({ length: 8 }, () => escalate(app.deps)));
    expect(counts.reduce((sum, count) => sum + count)).toBe(1);
    expect(await escalate(app.deps)).toBe(0);
    // Saturday the 14th is a working day: the second after the last.
    set('2026-02-14');
    expect(await escalate(app.deps)).toBe(1);
    expect(await rules(id)).toEqual(['last-day', 'overdue-officer', 'overdue-head']);
    expect(await messages(head)).toMatchObject([{ act: 'escalate', isTask: false, note: { tell: 'head' } }]);
  });

  it('is written into the case and the audit trail, with the law', async () => {
    const found = await reload(await app.signIn('minzheng'), id);
    const steps = found.steps.filter(({ act }) => act === 'escalate');
    expect(steps.map(({ from, to, actor, note }) => [from, to, actor, note?.code])).toEqual([
      ['checking', 'checking', '系统', 'escalated'],
      ['checking', 'checking', '系统', 'escalated'],
    ]);
    expect(steps[1]?.note).toMatchObject({
      office: '吴忠市民政局',
      article: '行政许可法第四十二条第二款、第四十五条',
      tell: 'head',
      told: 1,
    });
    const query = { subjectKind: 'naming-case', subjectId: id, action: 'naming.escalate' };
    const { body } = await (await app.signIn('shenji')).get('/api/audit').query(query).expect(200);
    expect(body.items).toHaveLength(3);
  });

  it('tells again of a last day that moved, and of none that stands still or is met', async () => {
    set('2026-02-24');
    await run(app.db, sql`update clock set due_on = '2026-02-24' where case_id = ${id}`);
    expect(await escalate(app.deps)).toBe(1);
    await run(app.db, sql`update clock set stopped_on = '2026-02-24' where case_id = ${id}`);
    set('2026-03-20');
    expect(await escalate(app.deps)).toBe(0);
  });
});

it('an opinion that is overdue is told to its office and to the handler who waits', async () => {
  set('2026-03-09');
  const id = await limitedCase(app, 'consulting', street, { name: '会商路', clocks: [] });
  await run(
    app.db,
    sql`update opinion set answered_at = null, opinion = null, signed_by = null, due_on = '2026-03-06' where case_id = ${id}`,
  );
  expect(await escalate(app.deps)).toBe(2);
  expect(await told(id)).toEqual([
    { rule: 'opinion-handler', tell: 'handler', told: 1 },
    { rule: 'overdue-officer', tell: 'officer', told: 1 },
  ]);
  // Five working days on: the head of that office has no account here, the toponym authority of the city has.
  set('2026-03-13');
  expect(await escalate(app.deps)).toBe(2);
  expect((await told(id)).slice(2)).toEqual([
    { rule: 'overdue-head', tell: 'head', told: 0 },
    { rule: 'overdue-higher', tell: 'higher', told: 1 },
  ]);
  await run(app.db, sql`update opinion set answered_at = ${app.deps.now()}, opinion = 'agree' where case_id = ${id}`);
});

it('a filing of a county that is late is told to its receiver', async () => {
  const county = { ...street, handler: officeOf('minzheng-640323'), approver: officeOf('zhengfu-640323') };
  const received = { ...county, receiver: officeOf('minzheng-640300') };
  const clocks = [['C5', '2026-02-25', '2026-03-12']] as const;
  const id = await limitedCase(app, 'approved', received, { name: '花马池路', clocks, division: '640323' });
  set('2026-03-13');
  expect(await escalate(app.deps)).toBe(2);
  expect(await told(id)).toEqual([
    { rule: 'filing-receiver', tell: 'receiver', told: 1 },
    { rule: 'overdue-officer', tell: 'officer', told: 1 },
  ]);
  await run(app.db, sql`update clock set stopped_on = '2026-03-13' where case_id = ${id}`);
});

it('a mail of a limit names the number and the address, nothing else of the case', async () => {
  const all = await mails();
  expect(all.length).toBeGreaterThan(4);
  expect(all[0]).toMatchObject({
    recipient: 'minzheng@office.example.cn',
    subject: expect.stringMatching(/^地名办理时限 T-/),
  });
  const text = JSON.stringify(all);
  for (const kept of ['督办路', '会商路', '示例建设单位', '0953-0000000', '利通区', '经办员', '民政局负责人'])
    expect(text).not.toContain(kept);
});

describe('the digest of an office', () => {
  const digests = async (agent: TestAgent) => (await messages(agent)).filter(({ act }) => act === 'digest');
  const days = () =>
    many(
      app.db,
      z.object({ day: z.string(), office: z.string(), counts: z.string(), told: z.number() }),
      sql`select d.day::text as day, o.code as office, concat_ws('/', d.red, d.yellow, d.fresh) as counts, d.told
            from limit_digest d join organisation o on o.id = d.organisation_id order by d.day, o.code`,
    );

  beforeAll(async () => {
    await run(app.db, sql`delete from mail_outbox`);
    await run(app.db, sql`delete from notification`);
    const clocks = [
      ['C2b', '2025-12-01', '2026-04-02'],
      ['C4', '2026-04-03', '2026-04-20'],
      ['C6', '2026-04-03', '2026-04-09'],
    ] as const;
    await limitedCase(app, 'checking', street, { name: '日报路', clocks });
  });

  // The Qingming holiday of 2026 is 4 to 6 April, Saturday to Monday; Saturday 9 May is worked for Labour Day.
  it.each([
    ['on a holiday', '2026-04-06', 10],
    ['on a plain Sunday', '2026-04-12', 10],
    ['in the Spring Festival', '2026-02-17', 10],
    ['before its hour', '2026-04-07', 7],
  ])('is not told %s', async (_, day, hour) => {
    set(day, hour);
    expect(await tellDigests(app.deps)).toBe(0);
    expect(await days()).toEqual([]);
  });

  it('is told once on a working day, also where several processes come to it', async () => {
    set('2026-04-07', 8);
    const offices = await Promise.all(Array.from({ length: 6 }, () => tellDigests(app.deps)));
    expect(offices.reduce((sum, count) => sum + count)).toBe(1);
    set('2026-04-07', 17);
    expect(await tellDigests(app.deps)).toBe(0);
    // One is past, one ends within five days, two began since the last working day, Friday the 3rd.
    expect(await days()).toEqual([{ day: '2026-04-07', office: 'minzheng-640300', counts: '1/1/2', told: 2 }]);
    for (const agent of [await app.signIn('minzheng'), await app.signIn('juzhang')])
      expect((await digests(agent)).map(({ note, caseId }) => [note, caseId])).toEqual([
        [{ code: 'digest', day: '2026-04-07', red: 1, yellow: 1, fresh: 2 }, null],
      ]);
    expect(await digests(await app.signIn('yanchi'))).toEqual([]);
  });

  it('is told on a Saturday that is worked', async () => {
    set('2026-05-09');
    expect(await tellDigests(app.deps)).toBe(1);
    expect((await days()).at(-1)).toMatchObject({ day: '2026-05-09', counts: '3/0/0' });
  });

  it('goes out as numbers and an address', async () => {
    expect(await mails()).toMatchObject([
      {
        recipient: 'minzheng@office.example.cn',
        subject: '地名办理时限日报 2026-04-07',
        body: [
          '本单位地名办理时限：红灯 1 项，黄灯 1 项，新开始 2 项。',
          'Time limits of your office: 1 red, 1 yellow, 2 new.',
          '',
          'http://dm.example.cn/office/time-limits',
          '',
        ].join('\n'),
      },
      { subject: '地名办理时限日报 2026-05-09' },
    ]);
  });

  it('is told at the hour that is set', async () => {
    set('2026-05-11', 9);
    const late = { ...app.deps, config: { ...app.deps.config, digestHour: 10 } };
    expect(await tellDigests(late)).toBe(0);
    set('2026-05-11', 10);
    expect(await tellDigests(late)).toBe(1);
  });
});

it('rows of a register whose bureau changed them are kept', async () => {
  const Count = z.object({ n: z.number() });
  const count = () => one(app.db, Count, sql`select count(*)::int as n from escalation_rule`);
  const { n } = await count();
  const { completeLaw } = await import('#server/exchange/loadLaw.ts');
  await run(app.db, sql`delete from escalation_rule where code = 'overdue-head'`);
  await app.db.transaction((tx) => completeLaw(tx));
  expect((await count()).n).toBe(n - 1);
});
