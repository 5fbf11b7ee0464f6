import type { Actor } from '../../accounts/actor.ts';
import { type Sql, sql } from '../../platform/db/sql.ts';
import { filingTerms } from '../lightTerms.ts';
import { visibleTo } from '../visibleTo.ts';
import { visibleFilings } from './visibleFilings.ts';

// How the state of a case's filing reads in the inbox.
const CASE_STATE: Sql = sql`
  case when c.state in ('announced', 'standard') then 'announced' when k.case_id is null then 'awaited'
       when k.status = 'pending' then 'filed' else k.status end`;

/**
 * Every filing this office may see, those of cases of this register among them, as rows of one shape, with the columns of
 * `FilingListItem` and the offices. `daysLate` counts to the day of filing, or to today.
 */
export const filingRows = (actor: Actor, today: string): Sql => sql`
  select r.*, case when r."filedOn" is null or r.state in ('awaited', 'returned') then greatest(0, ${today}::date - r."dueOn")
                   else greatest(0, r."filedOn" - r."dueOn") end as "daysLate",
         r.state in ('awaited', 'returned') as "isOpen", r.receiver_org_id = ${actor.organisationId} as "isReceiver"
    from (
      select f.id, 'filing' as source, f.filing_no as "filingNo",
             array(select n.name from inbound_filing_name n where n.filing_id = f.id order by n.position) as names,
             f.category, f.approver, f.filer, o.name as receiver, f.document_no as "documentNo",
             f.approved_on as "approvedOn", f.filed_on as "filedOn", f.due_on as "dueOn", f.state,
             f.accepted_on as "acceptedOn", f.receipt_no as "receiptNo", f.receiver_org_id, f.keeper_org_id, f.announcer_org_id,
             f.late_step as "lateStep", f.due_unit as unit, t.yellow_left as "yellowLeft", t.red_left as "redLeft"
        from inbound_filing f join organisation o on o.id = f.receiver_org_id
        join lateral (${filingTerms}) t on true
       where ${visibleFilings(actor)}
      union all
      select c.id, 'case', k.filing_no, array[d.name], c.category, p.name, h.name, o.name, e.document_no, e.decided_on,
             k.filed_on, l.due_on, ${CASE_STATE}, k.accepted_on, k.receipt_no, c.receiver_org_id, c.handler_org_id,
             c.announcer_org_id, case when c.variant = 'housing' then 'report_up' else 'deadline' end,
             l.unit, l.yellow_left, l.red_left
        from naming_case c
        join decision e on e.case_id = c.id and e.outcome = 'approved'
        join case_candidate d on d.id = c.chosen_id
        join organisation p on p.id = c.approver_org_id
        join organisation h on h.id = c.handler_org_id
        join organisation o on o.id = c.receiver_org_id
        join lateral (
          select due_on, unit, yellow_left, red_left from clock where case_id = c.id and purpose = 'filing' order by due_on desc, id limit 1) l on true
        left join filing k on k.case_id = c.id
       where c.state in ('approved', 'filed', 'announced', 'standard') and ${visibleTo(actor)}
    ) r`;
