import type { ActName } from '#server/naming/actContract.ts';
import type { CaseState } from '#server/naming/caseContract.ts';
import type { CaseKind } from '#server/naming/kindContract.ts';
import { run, type Sql, sql } from '#server/platform/db/sql.ts';
import type { TestApp } from '#tests/support/testApp.ts';

/** A notice about the name and the place as they are, and over. */
const noticeStands = (id: string): Sql => sql`
  insert into notice (case_id, starts_on, ends_on, text, candidate_id, geom_key)
  select id, current_date - 9, current_date - 2, '', chosen_id, md5(st_asbinary(geom)) from naming_case where id = ${id}
  on conflict (case_id) do nothing`;

const suspended = (id: string): Sql => sql`
  insert into case_suspension (case_id, reason_code, reason, told, expected_on, suspended_on)
  values (${id}, 'hearing', '听证', '书面', current_date, current_date)`;

const runningDecisionClock = (id: string, due = 30, extended = 0): Sql => sql`
  insert into clock (case_id, rule_id, label, label_en, length, unit, article, verified, started_on, due_on, extension, extended_by)
  values (${id}, 'C2b', '联合办理', 'Joint decision', 45, 'working_day', '行政许可法第四十二条', false, current_date - 30,
          current_date + ${due}::int, 15, ${extended})`;

const anObjection = (id: string): Sql => sql`
  insert into objection (case_id, objection_no, secret_hash, stance, text, submitted_at)
  values (${id}, ${`YJ-${id}`}, repeat('0', 64), 'object', '与邻街同音', now())`;

const lapsedCompleteness = (id: string): Sql => sql`
  insert into clock (case_id, rule_id, label, label_en, length, unit, article, verified, started_on, due_on, silence)
  values (${id}, 'C1', '一次告知', 'Completeness', 5, 'working_day', '行政许可法第三十二条', false, current_date - 9,
          current_date - 2, 'accepted')`;

/** A place of the register that no other case is about. */
const aboutAPlace = (id: string): Sql => sql`
  update naming_case set place_id = n.place_id, old_name = n.name from (
    select m.place_id, m.name from place_name m join place p on p.id = m.place_id
     where m.kind = 'standard' and m.status = 'standard' and p.status = 'live'
       and not exists (select 1 from naming_case o where o.place_id = m.place_id) order by m.id limit 1) n
   where naming_case.id = ${id}`;

const proposedByApprover = (id: string): Sql => sql`
  update naming_case set proposed_by = (select id from account where username = 'side.approver') where id = ${id}`;

/** An approval the public was told of, and revoked. */
const announcedAndRevoked = (id: string): Sql => sql`
  with told as (insert into announcement (case_id, announcement_no, announced_on, channels, text)
                values (${id}, '吴民公告〔2026〕1号', current_date - 1, '{政府网站}', '') returning case_id)
  insert into revocation (case_id, organ, document_no, revoked_on, reason, article, article_en, name)
  select case_id, '上级机关', '宁政发〔2026〕1号', current_date - 1, '违反条例', '', '', '某路' from told`;

interface GuardCase {
  why: string;
  act: ActName;
  state: CaseState;
  code: string;
  change?: (id: string) => Sql;
  kind?: CaseKind;
}

/** What stops each act though state, side and permission are right. */
export const GUARD_CASES: readonly GuardCase[] = [
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
  {
    why: 'an objection without an answer',
    act: 'draftDecision',
    state: 'public_notice',
    code: 'objections-open',
    change: anObjection,
  },
  {
    why: 'a renaming without an impact report',
    act: 'submitToApprover',
    state: 'legality_review',
    kind: 'renaming',
    code: 'no-impact-report',
  },
  {
    why: 'a protected name without protective measures',
    act: 'submitToApprover',
    state: 'legality_review',
    kind: 'renaming',
    code: 'name-unprotected',
    change: (id) => sql`insert into case_impact (case_id, at, by, text, listed, groups)
        values (${id}, now(), '经办员', '影响较小', true, '[]')`,
  },
  {
    why: 'an extension already had',
    act: 'extend',
    state: 'checking',
    code: 'extended-already',
    change: (id) => runningDecisionClock(id, 30, 15),
  },
  {
    why: 'a procedure that the law demands',
    act: 'reviewLegality',
    state: 'drafting_decision',
    code: 'procedures-missing',
    change: (id) => sql`insert into case_procedure_facts (case_id, version, facts, note, declared_by, declared_at)
        values (${id}, 1, '{major_decision}', '', '经办员', now())`,
  },
  {
    why: 'the law having accepted',
    act: 'return',
    state: 'submitted',
    code: 'accepted-by-silence',
    change: lapsedCompleteness,
  },
  {
    why: 'the law having accepted',
    act: 'notAccept',
    state: 'submitted',
    code: 'accepted-by-silence',
    change: lapsedCompleteness,
  },
  { why: 'a suspension', act: 'check', state: 'accepted', code: 'suspended', change: suspended },
  { why: 'another suspension', act: 'suspend', state: 'checking', code: 'suspended', change: suspended },
  { why: 'no suspension', act: 'resume', state: 'checking', code: 'not-suspended' },
  { why: 'no clock that may be extended', act: 'extend', state: 'checking', code: 'nothing-to-extend' },
  {
    why: 'a period that is over',
    act: 'extend',
    state: 'checking',
    code: 'too-late-to-extend',
    change: (id) => runningDecisionClock(id, -1),
  },
  { why: 'no notice', act: 'draftDecision', state: 'argumentation', code: 'no-notice' },
  {
    why: 'a notice about another place',
    act: 'draftDecision',
    state: 'consulting',
    code: 'no-notice',
    change: (id) => sql`with held as (${noticeStands(id)} returning case_id)
        update naming_case set geom = st_translate(geom, 0.001, 0) where id = ${id}`,
  },
  {
    why: 'a delivery',
    act: 'deliver',
    state: 'approved',
    code: 'delivered-already',
    change: (id) => sql`insert into delivery (case_id, means, recipient, delivered_on, recorded_at)
        values (${id}, 'post', '甲', current_date, now())`,
  },
  {
    why: 'an approval that nobody was told of',
    act: 'announceRevocation',
    state: 'revoked',
    code: 'nothing-to-announce',
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

/** What some acts want to have happened before: a disagreement to reconcile, a filing sent back, a place to assess. */
export async function prepareFor(app: Pick<TestApp, 'db'>, act: ActName, id: string): Promise<void> {
  if (act === 'reconcile') {
    await run(app.db, sql`update opinion set opinion = 'disagree', text = '与规划不符' where case_id = ${id}`);
  }
  if (act === 'assessImpact') await run(app.db, aboutAPlace(id));
  if (act === 'draftDecision') await run(app.db, noticeStands(id));
  if (act === 'resume') await run(app.db, suspended(id));
  if (act === 'announceRevocation') await run(app.db, announcedAndRevoked(id));
  if (act === 'extend') await run(app.db, runningDecisionClock(id));
  if (act === 'file') await run(app.db, sql`update filing set status = 'returned' where case_id = ${id}`);
}
