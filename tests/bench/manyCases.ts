import { z } from 'zod';
import type { Actor } from '#server/accounts/actor.ts';
import { findActor } from '#server/accounts/findActor.ts';
import { type Db, one, run, type Sql, sql } from '#server/platform/db/sql.ts';

const CASES = 50_000;

/**
 * Cases as a big city has after ten years, spread over them, most of them done, with the opinions, decisions, filings,
 * announcements, clocks and steps that such cases leave; answers the officer whose inbox is to be measured.
 */
export async function loadCases(db: Db): Promise<{ officer: Actor; cases: number }> {
  await run(
    db,
    sql`with offices as (select max(id::text) filter (where code = 'minzheng-640300')::uuid as bureau,
                                max(id::text) filter (where code = 'zhengfu-640300')::uuid as government,
                                max(id::text) filter (where code = 'shenqing-demo')::uuid as applicant from organisation),
             made as (
          insert into naming_case (case_no, category, variant, authority_id, state, province_code, division_code, geom,
            location, extent, attributes, contact_name, contact_phone, applicant_id, applicant_org_id, handler_org_id,
            approver_org_id, announcer_org_id, submitted_at, created_at, updated_at)
          select 'B-' || i, 'street', 'government', a.id,
                 case when i % 100 = 0 then 'submitted' when i % 100 = 1 then 'consulting' when i % 100 = 2 then 'approved'
                      when i % 10 = 3 then 'withdrawn' else 'standard' end,
                 '640000', ('{640302,640303,640323,640324,640381}'::text[])[i % 5 + 1],
                 st_setsrid(st_makepoint(106.2, 37.99), 4490), 'x', '', '{}', 'x', '00000', p.id,
                 o.applicant, o.bureau, o.government, o.bureau, now() - i * interval '105 minutes',
                 now() - i * interval '105 minutes', now() - i * interval '1 minute'
            from generate_series(1, ${CASES}) i, offices o,
                 (select id from account where username = 'shenqing') p,
                 (select id from authority where category = 'street' and variant = 'government' order by id limit 1) a
          returning id)
        insert into case_candidate (case_id, rank, name, norm, pinyin_key, roman_tone, meaning, reason)
        select id, 1, 'x路', 'x路', 'x', 'X Lù', '含义', '理由' from made`,
  );
  await run(
    db,
    sql`insert into opinion (case_id, organisation_id, legal_role, asked_at, due_on, opinion, answered_at)
        select c.id, o.id, '会商部门', c.created_at, current_date + 5, case when c.state <> 'consulting' then 'agree' end,
               case when c.state <> 'consulting' then c.updated_at end
          from naming_case c, organisation o
         where c.state <> 'submitted' and o.code in ('fagai-640300', 'ziran-640300')`,
  );
  for (const statement of DONE) await run(db, statement);
  const { id } = await one(db, z.object({ id: z.string() }), sql`select id from account where username = 'minzheng'`);
  const officer = await findActor(db, id);
  if (!officer) throw new Error('The sample register has no account minzheng');
  return { officer, cases: CASES };
}

/** Decided 20 to 79 days after the submission, filed and announced up to 19 days later. */
const DAYS: Sql = sql`(c.submitted_at::date + 20 + (abs(hashtext(c.id::text)) % 60))`;
const LATER: Sql = sql`(abs(hashtext(c.case_no)) % 20)`;
const clocksOf = (rule: string, startedOn: Sql, stoppedOn: Sql, where: Sql): Sql => sql`
  insert into clock (case_id, rule_id, label, label_en, length, unit, article, verified, started_on, due_on, stopped_on, purpose)
  select c.id, r.id, r.label, r.label_en, r.length, r.unit, r.article, r.verified, ${startedOn},
         ${startedOn} + case r.unit when 'day' then r.length else r.length * 7 / 5 end, ${stoppedOn}, r.purpose
    from naming_case c, clock_rule r where r.id = ${rule} and ${where}`;

const DONE: readonly Sql[] = [
  sql`insert into decision (case_id, outcome, document_no, decided_on, decided_by, at)
      select c.id, 'approved', 'x', ${DAYS}, c.applicant_id, c.updated_at
        from naming_case c where c.state in ('approved', 'standard')`,
  sql`insert into filing (case_id, filing_no, status, receiver, filed_on)
      select c.id, c.case_no, 'accepted', 'x', ${DAYS} + ${LATER} from naming_case c where c.state = 'standard'`,
  sql`insert into announcement (case_id, announcement_no, announced_on, channels, text)
      select c.id, 'x', ${DAYS} + ${LATER}, '{}', '' from naming_case c where c.state = 'standard'`,
  clocksOf('C1', sql`c.submitted_at::date`, sql`c.submitted_at::date + 3`, sql`c.state <> 'submitted'`),
  clocksOf('C1', sql`c.submitted_at::date`, sql`null`, sql`c.state = 'submitted'`),
  clocksOf('C2b', sql`c.submitted_at::date + 3`, DAYS, sql`c.state in ('approved', 'standard')`),
  clocksOf('C2b', sql`c.submitted_at::date + 3`, sql`null`, sql`c.state = 'consulting'`),
  clocksOf('C5', DAYS, sql`${DAYS} + ${LATER}`, sql`c.state = 'standard'`),
  clocksOf('C6', DAYS, sql`${DAYS} + ${LATER}`, sql`c.state = 'standard'`),
  sql`insert into case_step (case_id, act, to_state, actor_id, actor, organisation, at)
      select c.id, a.act, c.state, p.id, p.username, '', c.submitted_at + a.after * interval '1 day'
        from naming_case c, (values ('submit', 0), ('accept', 3), ('check', 4), ('consult', 5), ('notice', 12), ('approve', 40),
               ('announce', 50)) as a (act, after),
             (select id, username from account where username = 'minzheng') p
       where c.state not in ('submitted', 'withdrawn') or a.after = 0`,
];
