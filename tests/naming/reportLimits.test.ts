import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { escalate } from '#server/naming/escalation/escalate.ts';
import { tellDigests } from '#server/naming/escalation/tellDigests.ts';
import { many, run, sql } from '#server/platform/db/sql.ts';
import { type TestApp, testApp } from '#tests/support/testApp.ts';
import { streetOffices } from './dueOffice.ts';
import { colleague } from './furtherActsOffice.ts';

// A report of a violation is opened by the office alone that handles it (TR art. 33).
let app: TestApp;
let officeOf: (code: string) => string;
beforeAll(async () => {
  app = await testApp({ sample: true, environment: { DIMING_PUBLIC_URL: 'http://dm.example.cn' } });
  app.clock.set('2026-03-11T02:00:00.000Z');
  ({ of: officeOf } = await streetOffices(app));
  await run(app.db, sql`update account set email = username || '@office.example.cn' where username = 'minzheng'`);
}, 180_000);
afterAll(() => app.close());

/** Seven working days past its last day. */
const lateReport = (no: string, office: string, division: string) =>
  run(
    app.db,
    sql`insert into violation_report (report_no, secret_hash, kind, division_code, place, text, state, office_org_id,
                                      submitted_at, updated_at, limit_from, due_on)
        values (${no}, ${'0'.repeat(64)}, 'other', ${division}, '某处', '私设路牌', 'submitted', ${officeOf(office)},
                ${app.deps.now()}, ${app.deps.now()}, '2026-02-23', '2026-03-02')`,
  );

it('the organ above a late report is led to its messages, not to the report', async () => {
  await lateReport('JB-1', 'minzheng-640323', '640323');
  await escalate(app.deps);
  const Mail = z.object({ recipient: z.string(), body: z.string() });
  const mails = await many(app.db, Mail, sql`select recipient, body from mail_outbox where subject like '%JB-1'`);
  expect(mails).toEqual([
    { recipient: 'minzheng@office.example.cn', body: expect.stringContaining('dm.example.cn/office/notifications\n') },
  ]);
});

it('the digest counts for each reader what he may open', async () => {
  await lateReport('JB-2', 'minzheng-640300', '640302');
  const [office, role] = ['minzheng-640300', 'approver'];
  await colleague(app, { username: 'fenguan', displayName: '分管', organisation: office, role });
  const limits = await many(app.db, z.object({ n: z.number() }), sql`select count(*)::int as n from clock`);
  expect(limits).toEqual([{ n: 0 }]);
  await tellDigests(app.deps);
  const told = await many(
    app.db,
    z.object({ username: z.string(), red: z.number() }),
    sql`select a.username, (n.note ->> 'red')::int as red from notification n join account a on a.id = n.account_id
         where n.act = 'digest' and a.organisation_id = ${officeOf(office)} order by a.username`,
  );
  // Nothing else is due: who may not open it hears nothing.
  expect(told).toEqual([
    { username: 'juzhang', red: 1 },
    { username: 'minzheng', red: 1 },
  ]);
});
