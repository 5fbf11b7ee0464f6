import { join, type Sql, sql } from '../../platform/db/sql.ts';
import { announcementTerms, filingTerms, measureTerms, penaltyTerms } from '../lightTerms.ts';
import { REPORT_RULE } from '../reports/reportFacts.ts';
import { ASKED_ON, ruleInForce } from '../ruleInForce.ts';
import type { LimitSource } from './contract.ts';

/** Which records of a kind count: a predicate over `c` (case), `f` (filing from outside), `m` (supervision matter) or `r` (report of a violation). */
export interface LimitScope {
  cases: Sql;
  filings: Sql;
  matters: Sql;
  reports: Sql;
}

/** What runs in the whole register, for the work that no reader does. */
export const EVERYWHERE: LimitScope = { cases: sql`true`, filings: sql`true`, matters: sql`true`, reports: sql`true` };

/**
 * Every time limit that runs, as rows of one shape: where it stands (`source`, `id`, `about`, `subject_id`, `no`), what it is
 * (`clock`, `label`, `unit`, `started_on`, `due_on`, `yellow_left`, `red_left`, `paused_from`, `article`), and who must meet it
 * (`task`, `office_id`, `office`, `person_id`), with the offices that wait (`handler_id`, `receiver_id`). A draft of a filing is
 * its writer's and not in it.
 */
export const runningLimits = (scope: LimitScope): Sql =>
  join(
    [
      ...[caseClocks(scope), opinions(scope), caseTasks(scope), filings(scope), announcements(scope)],
      ...[measures(scope), penalties(scope), reports(scope)],
    ],
    sql` union all `,
  );

/** Says of one row whether it still runs with this last day, and keeps it from being moved in this transaction; another's lock is not waited for. */
export const STILL_RUNS: Record<LimitSource, (id: string, dueOn: string) => Sql> = {
  clock: (id, dueOn) =>
    sql`select id from clock where id = ${id} and stopped_on is null and due_on = ${dueOn} for share skip locked`,
  opinion: (id, dueOn) => sql`select id from opinion where id = ${id} and answered_at is null and superseded_at is null
    and due_on = ${dueOn} for share skip locked`,
  filing: (id, dueOn) => sql`select id from inbound_filing where id = ${id} and state in ('awaited', 'returned')
    and due_on = ${dueOn} for share skip locked`,
  announcement: (id, dueOn) => sql`select id from inbound_filing where id = ${id} and state = 'accepted'
    and announce_due_on = ${dueOn} for share skip locked`,
  measure: (id, dueOn) => sql`select id from supervision_measure where id = ${id} and outcome is null
    and due_on = ${dueOn} for share skip locked`,
  penalty: (id, dueOn) => sql`select id from supervision_penalty where id = ${id} and outcome is null
    and decide_by = ${dueOn} for share skip locked`,
  report: (
    id,
    dueOn,
  ) => sql`select id from violation_report where id = ${id} and state in ('submitted', 'accepted', 'checked')
    and due_on = ${dueOn} for share skip locked`,
  task: (id, dueOn) => sql`select id from case_task where id = ${id} and outcome is null
    and due_on = ${dueOn} for share skip locked`,
};

const TASK: Sql = sql`
  case k.purpose when 'intake' then 'intake' when 'delivery' then 'deliver' when 'publication' then 'announce'
       when 'revocation' then 'announce'
       when 'filing' then case when f.status = 'pending' then 'receive' else 'file' end
       else case when c.state = 'submitted_to_approver' then 'decide' else 'handle' end end`;

// A receiver outside this register is stood in for by the handler (partiesOf.ts).
const RECEIVER: Sql = sql`coalesce(c.receiver_org_id, c.handler_org_id)`;
const DUTY_BEARER: Sql = sql`
  case when k.purpose in ('publication', 'revocation') then c.announcer_org_id
       when k.purpose = 'filing' and f.status = 'pending' then ${RECEIVER}
       when k.purpose in ('decision', 'review', 'other') and c.state = 'submitted_to_approver' then c.approver_org_id
       else c.handler_org_id end`;

const caseClocks = ({ cases }: LimitScope): Sql => sql`
  select 'clock' as source, k.id, 'case' as about, c.id as subject_id, c.case_no as no, k.rule_id as clock, k.label,
         k.label_en, k.unit, k.started_on, k.due_on, k.yellow_left, k.red_left,
         (select min(p.from_on) from clock_pause p where p.clock_id = k.id and p.to_on is null) as paused_from,
         k.article, coalesce(nullif(k.article_en, ''), k.article) as article_en, k.verified, ${TASK} as task,
         ${DUTY_BEARER} as office_id, null::text as office, c.handler_id as person_id, c.handler_org_id as handler_id,
         ${RECEIVER} as receiver_id, c.division_code
    from clock k
    join naming_case c on c.id = k.case_id
    left join filing f on f.case_id = c.id
   where k.stopped_on is null and ${cases}`;

// Past the consultation an unanswered request is on record and waits for nobody.
const opinions = ({ cases }: LimitScope): Sql => sql`
  select 'opinion', o.id, 'case', c.id, c.case_no, 'OPINION', coalesce(r.label, '部门反馈意见'),
         coalesce(r.label_en, 'Reply of a consulted department'), coalesce(r.unit, 'working_day'), ${ASKED_ON}, o.due_on,
         coalesce(r.yellow_left, 1), coalesce(r.red_left, -1), null::date, coalesce(r.article, ''),
         coalesce(r.article_en, ''), coalesce(r.verified, false), 'opine', o.organisation_id, null, c.handler_id,
         c.handler_org_id, ${RECEIVER}, c.division_code
    from opinion o
    join naming_case c on c.id = o.case_id and c.state = 'consulting'
    left join lateral (${ruleInForce(sql`'OPINION'`, ASKED_ON, sql`c.division_code`)}) r on true
   where o.answered_at is null and o.superseded_at is null and ${cases}`;

const filings = ({ filings: scope }: LimitScope): Sql => sql`
  select 'filing', f.id, 'filing', f.id, coalesce(f.filing_no, f.document_no), f.due_clock, coalesce(r.label, '备案'),
         coalesce(r.label_en, 'Filing'), f.due_unit, f.approved_on, f.due_on, t.yellow_left, t.red_left, null,
         f.due_article, f.due_article_en, f.due_verified, case when f.filer_org_id is null then 'chase' else 'file' end,
         coalesce(f.filer_org_id, f.receiver_org_id), f.filer, null, coalesce(f.filer_org_id, f.receiver_org_id),
         f.receiver_org_id, f.approver_division
    from inbound_filing f
    left join lateral (${ruleInForce(sql`f.due_clock`, sql`f.approved_on`, sql`f.approver_division`)}) r on true
    join lateral (${filingTerms}) t on true
   where f.state in ('awaited', 'returned') and ${scope}`;

const announcements = ({ filings: scope }: LimitScope): Sql => sql`
  select 'announcement', f.id, 'filing', f.id, coalesce(f.filing_no, f.document_no), f.announce_clock, coalesce(r.label, '公告'),
         coalesce(r.label_en, 'Announcement'), coalesce(r.unit, 'day'), f.accepted_on, f.announce_due_on,
         t.yellow_left, t.red_left, null, coalesce(f.announce_article, ''),
         coalesce(f.announce_article_en, ''), coalesce(r.verified, false), 'announce',
         coalesce(f.announcer_org_id, f.receiver_org_id), null, null, coalesce(f.filer_org_id, f.receiver_org_id),
         f.receiver_org_id, f.approver_division
    from inbound_filing f
    left join lateral (${ruleInForce(sql`f.announce_clock`, sql`f.accepted_on`, sql`f.approver_division`)}) r on true
    join lateral (${announcementTerms}) t on true
   where f.state = 'accepted' and f.announce_due_on is not null and ${scope}`;

const measures = ({ matters }: LimitScope): Sql => sql`
  select 'measure', s.id, 'matter', m.id, m.matter_no, 'C9', r.label_zh, r.label_en, 'day', s.on_day, s.due_on,
         t.yellow_left, t.red_left, null, s.article_zh, s.article_en, r.verified, 'checkMeasure',
         m.office_org_id, null, null, m.office_org_id, m.office_org_id, m.division_code
    from supervision_measure s
    join supervision_matter m on m.id = s.matter_id and m.state = 'open'
    join measure_rule r on r.code = s.kind
    join lateral (${measureTerms}) t on true
   where s.due_on is not null and s.outcome is null and ${matters}`;

const penalties = ({ matters }: LimitScope): Sql => sql`
  select 'penalty', s.id, 'matter', m.id, m.matter_no, 'PENALTY', '作出处罚决定', 'Penalty decision', 'day', s.opened_on,
         s.decide_by, t.yellow_left, t.red_left, null, coalesce(r.source_zh || r.article_zh, ''),
         coalesce(r.source_en || ' ' || r.article_en, ''), coalesce(r.verified, false), 'decidePenalty', m.office_org_id, null,
         null, m.office_org_id, m.office_org_id, m.division_code
    from supervision_penalty s
    join supervision_matter m on m.id = s.matter_id and m.state = 'open'
    left join penalty_limit r on r.code = 'decide' and r.valid @> s.opened_on
    join lateral (${penaltyTerms}) t on true
   where s.outcome is null and ${matters}`;

const caseTasks = ({ cases }: LimitScope): Sql => sql`
  select 'task', t.id, 'case', c.id, c.case_no, 'TASK', r.label, r.label_en, r.unit, t.limit_from, t.due_on, r.yellow_left,
         r.red_left, null::date, r.article, r.article_en, r.verified, 'settleTask', t.owner_org_id, null, c.handler_id,
         c.handler_org_id, ${RECEIVER}, c.division_code
    from case_task t
    join naming_case c on c.id = t.case_id
    join lateral (${ruleInForce(sql`'TASK'`, sql`t.limit_from`, sql`c.division_code`)}) r on true
   where t.outcome is null and t.due_on is not null and ${cases}`;

const reports = ({ reports: scope }: LimitScope): Sql => sql`
  select 'report', r.id, 'report', r.id, r.report_no, ${REPORT_RULE}, t.label, t.label_en, t.unit, r.limit_from, r.due_on,
         t.yellow_left, t.red_left, null, t.article, t.article_en, t.verified,
         case r.state when 'submitted' then 'acceptReport' else 'answerReport' end, r.office_org_id, null, r.handler_id,
         r.office_org_id, r.office_org_id, r.division_code
    from violation_report r
    join lateral (${ruleInForce(REPORT_RULE, sql`r.limit_from`, sql`r.division_code`)}) t on true
   where r.state in ('submitted', 'accepted', 'checked') and r.due_on is not null and ${scope}`;
