import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { addAccount } from '#server/accounts/addAccount.ts';
import { issueToken } from '#server/accounts/issueToken.ts';
import { SYSTEM } from '#server/audit/record.ts';
import { ActBodies, type ActName } from '#server/naming/actContract.ts';
import type { Party } from '#server/naming/caseActs.ts';
import { CaseState } from '#server/naming/caseContract.ts';
import { NamingApi } from '#server/naming/contract.ts';
import { chinaDay } from '#server/naming/deadline.ts';
import { CaseKind } from '#server/naming/kindContract.ts';
import { many, one, run, type Sql, sql } from '#server/platform/db/sql.ts';
import { type ApiClient, apiClient } from '#tests/support/apiClient.ts';
import { caseInState } from '#tests/support/caseInState.ts';
import { type TestApp, testApp } from '#tests/support/testApp.ts';
import { LAW, lawful } from './lawfulActs.ts';

const ACTS = z.enum(Object.keys(LAW) as [ActName, ...ActName[]]).options;

/** Five offices, one for each side, and a sixth that was asked for an opinion: it sees the case and may do nothing. */
const OFFICES: Record<Party | 'consulted', string> = {
  applicant: 'shenqing-demo',
  handler: 'minzheng-640300',
  approver: 'zhengfu-640300',
  receiver: 'minzheng-640000',
  announcer: 'ziran-640300',
  consulted: 'fagai-640300',
};
const SIDES = z.enum(Object.keys(OFFICES) as [keyof typeof OFFICES, ...(keyof typeof OFFICES)[]]).options;

let app: TestApp;
let client: ApiClient;
let offices: Record<string, string>;
const tokens: Record<string, string> = {};

beforeAll(async () => {
  app = await testApp({ sample: true });
  client = await apiClient(app.app);
  const roles = await many(app.db, z.object({ id: z.string() }), sql`select id from role`);
  // Every account has every permission: what decides here is the side alone. Roles have their own matrix.
  for (const side of SIDES) {
    const account = {
      username: `side.${side}`,
      displayName: side,
      organisation: OFFICES[side],
      password: 'long-enough-1',
    };
    await addAccount(app.db, { ...account, roles: roles.map((role) => role.id) }, { by: SYSTEM, at: app.deps.now() });
    tokens[side] = await issueToken(app.db, account.username, { by: SYSTEM, at: app.deps.now() });
  }
  const rows = await many(
    app.db,
    z.object({ code: z.string(), id: z.string() }),
    sql`select code, id from organisation`,
  );
  offices = Object.fromEntries(SIDES.map((side) => [side, rows.find((row) => row.code === OFFICES[side])?.id ?? '']));
});
afterAll(async () => {
  client.close();
  await app.close();
});

const today = (): string => chinaDay(app.deps.now());
const yesterday = (): string => chinaDay(new Date(Date.parse(app.deps.now()) - 86_400_000).toISOString());
let number = 0;

/** A body that the act accepts. */
function bodyOf(act: ActName, found: { candidateId: string; findingId: string }): object {
  number += 1;
  const text = '依照规定办理。';
  const documentNo = `吴政发〔2026〕${number}号`;
  const bodies: Partial<Record<ActName, object>> = {
    withdraw: { reason: text },
    return: { defects: ['缺少位置图'] },
    notAccept: { reason: text },
    resolve: { findingId: found.findingId, reason: text, basis: '专题会议纪要' },
    consult: { candidateId: found.candidateId, organs: ['housing'] },
    reconcile: { heldOn: yesterday(), minutes: text },
    argue: { kind: 'expert', report: text },
    draftDecision: { text },
    reviewLegality: { opinion: text },
    approve: { documentNo, decidedOn: today() },
    assessImpact: { text },
    refuse: { documentNo, decidedOn: today(), reasonCode: 'not_in_plan', reason: text },
    receiveFiling: { receiptNo: `宁民备〔2026〕${number}号`, receivedOn: today() },
    returnFiling: { reason: text },
    announce: { announcementNo: documentNo, announcedOn: today(), channels: ['政府网站'] },
  };
  const body = bodies[act] ?? {};
  ActBodies[act].parse(body);
  return body;
}

const Traces = z.object({ version: z.number(), state: CaseState, steps: z.number(), entries: z.number() });
/** All that an act leaves behind on a case. */
const traces = (id: string) =>
  one(
    app.db,
    Traces,
    sql`select c.version, c.state, (select count(*)::int from case_step s where s.case_id = c.id) as steps,
               (select count(*)::int from audit_entry e where e.subject_id = c.id::text) as entries
          from naming_case c where c.id = ${id}`,
  );

const perform = (
  act: ActName,
  side: string,
  found: { id: string; version: number; candidateId: string; findingId: string },
) =>
  client.send({
    method: 'POST',
    path: NamingApi[act].path.replace(':id', found.id),
    token: tokens[side],
    ifMatch: found.version,
    body: bodyOf(act, found),
  });

describe.each(CaseState.options)('in state %s', (state) => {
  it('nobody but the rightful side does anything but the lawful acts, and nothing is left behind', async () => {
    const found = await caseInState(app, state, offices);
    const before = await traces(found.id);
    for (const act of ACTS) {
      for (const side of SIDES) {
        if (lawful(act, state) && side === LAW[act].party) continue;
        const { status, text } = await perform(act, side, found);
        expect(status, `${act} by the ${side}: ${text}`).toBe(refusal(act, side, state));
      }
    }
    expect(await traces(found.id)).toEqual(before);
  });

  const acts = ACTS.filter((act) => lawful(act, state));
  it.each(acts)('%s is done by the rightful side', async (act) => {
    const found = await caseInState(app, state, offices);
    await prepareFor(act, found.id);
    const before = await traces(found.id);
    const { status, text } = await perform(act, LAW[act].party, found);
    expect(status, text).toBe(200);
    const after = await traces(found.id);
    expect(after).toEqual({
      version: before.version + 1,
      state: LAW[act].to === 'unchanged' ? state : LAW[act].to,
      // The announcement is one act and two steps: the system makes the name standard (section 10).
      steps: before.steps + (act === 'announce' ? 2 : 1),
      entries: before.entries + 1,
    });
  });
});

// The sides are asked before the kind, so that here the rightful side alone is tried.
describe.each(CaseKind.options.filter((kind) => kind !== 'naming'))('a %s case', (kind) => {
  it.each(CaseState.options)('in state %s knows no act but its own', async (state) => {
    const found = await caseInState(app, state, offices, kind);
    const before = await traces(found.id);
    for (const act of ACTS.filter((name) => !lawful(name, state, kind))) {
      const { status, text } = await perform(act, LAW[act].party, found);
      expect(status, `${act}: ${text}`).toBe(refusal(act, LAW[act].party, state));
    }
    expect(await traces(found.id)).toEqual(before);
  });
});

/** A draft is the applicant's alone; then the side is asked, then the state. */
function refusal(act: ActName, side: string, state: string): number {
  if (state === 'draft' && side !== 'applicant') return 404;
  return side === LAW[act].party ? 409 : 403;
}

/** What some acts want to have happened before: a disagreement to reconcile, a filing sent back. */
async function prepareFor(act: ActName, id: string): Promise<void> {
  if (act === 'reconcile') {
    await run(app.db, sql`update opinion set opinion = 'disagree', text = '与规划不符' where case_id = ${id}`);
  }
  if (act === 'file') await run(app.db, sql`update filing set status = 'returned' where case_id = ${id}`);
}

const proposedByApprover = (id: string): Sql => sql`
  update naming_case set proposed_by = (select id from account where username = 'side.approver') where id = ${id}`;

describe('a guard', () => {
  const blocked: { why: string; act: ActName; state: CaseState; code: string; change?: (id: string) => Sql }[] = [
    {
      why: 'nothing checked',
      act: 'consult',
      state: 'checking',
      code: 'not-checked',
      change: (
        id,
      ) => sql`with gone as (delete from case_finding f using check_run r where r.id = f.run_id and r.case_id = ${id})
                          delete from check_run where case_id = ${id}`,
    },
    {
      why: 'an opinion awaited',
      act: 'notice',
      state: 'consulting',
      code: 'opinions-awaited',
      change: (id) => sql`update opinion set opinion = null, answered_at = null where case_id = ${id}`,
    },
    {
      why: 'a disagreement without minutes',
      act: 'notice',
      state: 'consulting',
      code: 'not-reconciled',
      change: (id) => sql`update opinion set opinion = 'disagree' where case_id = ${id}`,
    },
    { why: 'nobody disagreeing', act: 'reconcile', state: 'consulting', code: 'nobody-disagrees' },
    {
      why: 'a notice that runs',
      act: 'draftDecision',
      state: 'public_notice',
      code: 'notice-runs',
      change: (id) => sql`update notice set ends_on = current_date + 3 where case_id = ${id}`,
    },
    { why: 'a filing under way', act: 'file', state: 'filed', code: 'already-filed' },
    {
      why: 'a filing that was received',
      act: 'receiveFiling',
      state: 'filed',
      code: 'no-filing',
      change: (id) => sql`update filing set status = 'accepted' where case_id = ${id}`,
    },
    {
      why: 'a filing not received',
      act: 'announce',
      state: 'filed',
      code: 'filing-open',
      change: (id) => sql`update naming_case set variant = 'housing' where id = ${id}`,
    },
    {
      why: 'one person putting forward and deciding',
      act: 'approve',
      state: 'submitted_to_approver',
      code: 'four-eyes',
      change: proposedByApprover,
    },
    {
      why: 'one person putting forward and refusing',
      act: 'refuse',
      state: 'submitted_to_approver',
      code: 'four-eyes',
      change: proposedByApprover,
    },
  ];
  it.each(blocked)('$why stops $act with 409 and changes nothing', async ({ act, state, code, change }) => {
    const found = await caseInState(app, state, offices);
    if (change) await run(app.db, change(found.id));
    const before = await traces(found.id);
    const reply = await perform(act, LAW[act].party, found);
    expect({ status: reply.status, code: reply.body.code }, reply.text).toEqual({ status: 409, code });
    expect(await traces(found.id)).toEqual(before);
  });
});
