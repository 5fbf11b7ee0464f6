import { z } from 'zod';
import { Day } from '../../platform/contract.ts';
import { type Db, many, run, type Sql, sql } from '../../platform/db/sql.ts';
import { type DutyRule, dutyDue } from './dutyLimit.ts';

const Open = z.object({
  id: z.string(),
  rule: z.enum(['REPORT-INTAKE', 'REPORT-ANSWER', 'TASK']),
  from: Day,
  division: z.string(),
});

/**
 * Gives open reports and tasks of a register from before migration 080 their last day, from the day on which they came, were
 * accepted or were opened.
 */
export async function fillDutyLimits(tx: Db): Promise<void> {
  for (const { id, rule, from, division } of await many(tx, Open, selectOpen)) {
    const due = await dutyDue(tx, rule satisfies DutyRule, from, division);
    const set = sql`limit_from = ${from}, due_on = ${due}`;
    if (due === null) continue;
    if (rule === 'TASK') await run(tx, sql`update case_task set ${set} where id = ${id}`);
    else await run(tx, sql`update violation_report set ${set} where id = ${id}`);
  }
}

const dayOf = (instant: Sql): Sql => sql`(${instant} at time zone 'Asia/Shanghai')::date`;

const selectOpen: Sql = sql`
  select r.id, case r.state when 'submitted' then 'REPORT-INTAKE' else 'REPORT-ANSWER' end as rule, r.division_code as division,
         ${dayOf(sql`coalesce(s.at, r.submitted_at)`)} as "from"
    from violation_report r
    left join violation_report_step s on s.report_id = r.id and s.act = 'accept'
   where r.due_on is null and r.state in ('submitted', 'accepted', 'checked')
  union all
  select t.id, 'TASK', c.division_code, ${dayOf(sql`t.created_at`)}
    from case_task t join naming_case c on c.id = t.case_id where t.due_on is null and t.outcome is null`;
