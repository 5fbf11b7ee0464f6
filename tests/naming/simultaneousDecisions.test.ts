import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { issueToken } from '#server/accounts/issueToken.ts';
import { SYSTEM } from '#server/audit/record.ts';
import { chinaDay } from '#server/naming/deadline.ts';
import { many, sql } from '#server/platform/db/sql.ts';
import { type ApiClient, apiClient } from '#tests/support/apiClient.ts';
import { caseInState } from '#tests/support/caseInState.ts';
import { type TestApp, testApp } from '#tests/support/testApp.ts';

const CASES = 20;
const A_CASE = 50;

let app: TestApp;
let client: ApiClient;
beforeAll(async () => {
  app = await testApp({ sample: true });
  client = await apiClient(app.app);
});
afterAll(async () => {
  client.close();
  await app.close();
});

const Row = z.object({ id: z.string(), username: z.string() });

it(`of ${CASES * A_CASE} decisions, all at once, on ${CASES} cases exactly one of each wins`, async () => {
  const rows = await many(app.db, Row, sql`select organisation_id as id, username from account`);
  const officeOf = (username: string): string => rows.find((row) => row.username === username)?.id ?? '';
  const [bureau, approver] = [officeOf('minzheng'), officeOf('shizhengfu')];
  const offices = { applicant: officeOf('shenqing'), handler: bureau, approver, receiver: bureau, announcer: bureau };
  const token = await issueToken(app.db, 'shizhengfu', { by: SYSTEM, at: app.deps.now() });
  const cases = [];
  for (let i = 0; i < CASES; i += 1) {
    cases.push(await caseInState(app, 'submitted_to_approver', { ...offices, consulted: officeOf('fagai') }));
  }
  const decidedOn = chinaDay(app.deps.now());
  const decisions = cases.flatMap(({ id, version }, c) =>
    Array.from({ length: A_CASE }, (_, n) => {
      const documentNo = `吴政发〔2026〕${c * A_CASE + n + 1}号`;
      const refusal = { reasonCode: 'not_in_plan', reason: '与地名方案不符' };
      const approves = n % 2 === 0;
      return {
        ...{ method: 'POST', token, ifMatch: version, path: `/naming-cases/${id}/${approves ? 'approve' : 'refuse'}` },
        body: { documentNo, decidedOn, ...(approves ? {} : refusal) },
      } as const;
    }),
  );
  // All are sent before any is answered; the service queues them before its few connections to the database.
  const replies = await Promise.all(decisions.map((decision) => client.send(decision)));
  const statuses = replies.map(({ status }) => status);
  expect(replies.filter(({ status }) => ![200, 409, 412].includes(status)).slice(0, 3)).toEqual([]);
  const count = (status: number): number => statuses.filter((each) => each === status).length;
  expect({ won: count(200), lost: count(409) + count(412) }).toEqual({ won: CASES, lost: CASES * (A_CASE - 1) });

  const kept = await many(
    app.db,
    z.object({ outcome: z.string(), state: z.string(), steps: z.number(), entries: z.number(), reserved: z.number() }),
    sql`select d.outcome, c.state,
               (select count(*)::int from case_step s where s.case_id = c.id and s.act in ('approve', 'refuse')) as steps,
               (select count(*)::int from audit_entry e where e.subject_id = c.id::text) as entries,
               (select count(*)::int from place_name n where n.place_id = c.place_id and n.status = 'reserved') as reserved
          from decision d join naming_case c on c.id = d.case_id`,
  );
  expect(kept).toHaveLength(CASES);
  for (const { outcome, state, steps, entries, reserved } of kept) {
    const expected = { state: outcome, steps: 1, entries: 1, reserved: outcome === 'approved' ? 1 : 0 };
    expect({ state, steps, entries, reserved }).toEqual(expected);
  }
}, 240_000);
