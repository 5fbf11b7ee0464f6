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
import { KIND_RULES } from '#server/naming/kindActs.ts';
import { CaseKind } from '#server/naming/kindContract.ts';
import { many, one, run, sql } from '#server/platform/db/sql.ts';
import { type ApiClient, apiClient } from '#tests/support/apiClient.ts';
import { caseInState } from '#tests/support/caseInState.ts';
import { type TestApp, testApp } from '#tests/support/testApp.ts';
import { GUARD_CASES, prepareFor } from './guardCases.ts';
import { LAW, lawful, lawfullyTo } from './lawfulActs.ts';

const ACTS = z.enum(Object.keys(LAW) as [ActName, ...ActName[]]).options;

/** Six offices, one for each side, a seventh that was asked for an opinion, sees the case and may do nothing, and one of another county. */
const OFFICES: Record<Party | 'consulted' | 'stranger', string> = {
  applicant: 'shenqing-demo',
  handler: 'minzheng-640300',
  approver: 'zhengfu-640300',
  receiver: 'minzheng-640000',
  announcer: 'ziran-640300',
  higher: 'zhengfu-640000',
  consulted: 'fagai-640300',
  stranger: 'minzheng-640323',
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
  handler = (
    await one(app.db, z.object({ id: z.string() }), sql`select id from account where username = 'side.handler'`)
  ).id;
  offices = Object.fromEntries(SIDES.map((side) => [side, rows.find((row) => row.code === OFFICES[side])?.id ?? '']));
});
afterAll(async () => {
  client.close();
  await app.close();
});

// The register's day is China's: after four in the afternoon of Greenwich it is the next one.
const today = (): string => chinaDay(app.deps.now());
const yesterday = (): string => chinaDay(new Date(Date.parse(app.deps.now()) - 86_400_000).toISOString());
let number = 0;
/** An account of the handler's office. */
let handler = '';

/** A body that the act accepts. */
function bodyOf(act: ActName, found: { candidateId: string; findingId: string }): object {
  number += 1;
  const text = '依照规定办理。';
  const documentNo = `吴政发〔2026〕${number}号`;
  const bodies: Partial<Record<ActName, object>> = {
    withdraw: { reason: text },
    return: { defects: ['缺少位置图'] },
    notAccept: { ground: 'no_approval_needed', reason: text },
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
    deliver: { means: 'post', deliveredOn: today(), recipient: '甲' },
    suspend: { reasonCode: 'hearing', reason: text, expectedOn: today(), told: '吴民听〔2026〕1号' },
    resume: { reason: text },
    extend: { approvedBy: '市人民政府负责人', reason: text, told: '吴民延〔2026〕1号' },
    transfer: { handlerId: handler, reason: text },
    sendBack: { touches: 'name', reason: text },
    revoke: { documentNo, revokedOn: today(), reason: text },
    reopen: { documentNo, orderedOn: today(), reason: text },
    announceRevocation: { announcementNo: documentNo, announcedOn: today(), channels: ['政府网站'] },
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

// The table is compared in full by server/naming/caseTable.test.ts, without a server. Here: that each route asks it, leaves
// nothing behind where it refuses, and exactly its own traces where it does not.
describe.each(ACTS)('%s', (act) => {
  const [kind, [state = 'draft']] = lawfulStates(act);
  it('is done by the rightful side, and by no other office, here or in another county', async () => {
    const found = await caseInState(app, state, offices, kind);
    await prepareFor(app, act, found.id);
    const before = await traces(found.id);
    const others = SIDES.filter((side) => side !== LAW[act].party && side !== LAW[act].orParty);
    for (const side of [others[ACTS.indexOf(act) % others.length] ?? 'consulted', 'stranger']) {
      const { status, text } = await perform(act, side, found);
      expect(status, `${act} by the ${side}: ${text}`).toBe(refusal(side, state));
    }
    expect(await traces(found.id)).toEqual(before);
    const { status, text } = await perform(act, LAW[act].party, found);
    expect(status, text).toBe(200);
    expect(await traces(found.id)).toEqual({
      version: before.version + 1,
      state: reachedBy(act, state, kind),
      // The announcement is one act and two steps: the system makes the name standard (section 10).
      steps: before.steps + (act === 'announce' ? 2 : 1),
      entries: before.entries + 1,
    });
  });
});

describe.each(CaseState.options)('in state %s', (state) => {
  it('an act of other states is refused to the rightful side, and nothing is left behind', async () => {
    const kind = CaseKind.options[CaseState.options.indexOf(state) % CaseKind.options.length] ?? 'naming';
    const found = await caseInState(app, state, offices, kind);
    const before = await traces(found.id);
    const strange = ACTS.filter((act) => !lawful(act, state, kind) && LAW[act].party !== 'higher');
    const tried = [0, 7, 15].map((step) => strange[(CaseState.options.indexOf(state) + step) % strange.length]);
    for (const act of tried.filter((one) => one !== undefined)) {
      const { status, text } = await perform(act, LAW[act].party, found);
      expect(status, `${act}: ${text}`).toBe(state === 'draft' && LAW[act].party !== 'applicant' ? 404 : 409);
    }
    expect(await traces(found.id)).toEqual(before);
  });
});

/** The kind of case in which an act is tried, and the states from which the law knows it there. */
function lawfulStates(act: ActName): [CaseKind, CaseState[]] {
  const kind = CaseKind.options.find((one) => CaseState.options.some((state) => lawful(act, state, one))) ?? 'naming';
  return [kind, CaseState.options.filter((state) => lawful(act, state, kind))];
}

/** What was refused acceptance is accepted when it is reopened; what is announced goes on to the end of its kind. */
function reachedBy(act: ActName, from: CaseState, kind: CaseKind): string {
  if (act === 'reopen' && from === 'not_accepted') return 'accepted';
  return act === 'announce' ? KIND_RULES[kind].ends : lawfullyTo(act, from, kind);
}

/** A draft is the applicant's alone; an office of another county does not learn that there is a case. */
function refusal(side: string, state: string): number {
  if (side === 'stranger' || (state === 'draft' && side !== 'applicant')) return 404;
  // The higher organ sees only what it may have to correct.
  const isOpen = ACTS.every((act) => LAW[act].party !== 'higher' || !lawful(act, state));
  return side === 'higher' && isOpen ? 404 : 403;
}

describe('a guard', () => {
  it.each(GUARD_CASES)('$why stops $act with 409 and changes nothing', async ({ act, state, code, change, kind }) => {
    const found = await caseInState(app, state, offices, kind);
    if (change) await run(app.db, change(found.id));
    const before = await traces(found.id);
    const reply = await perform(act, LAW[act].party, found);
    expect({ status: reply.status, code: reply.body.code }, reply.text).toEqual({ status: 409, code });
    expect(await traces(found.id)).toEqual(before);
  });
});
