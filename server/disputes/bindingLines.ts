import { type Db, many, type Sql, sql } from '../platform/db/sql.ts';
import { BindingLine } from './bindingContract.ts';
import { type Reader, takesPart } from './takesPart.ts';

/**
 * What is on record between two sides by which a line may bind without more (BD art. 4): agreements, approvals and approved
 * maps of a line that is demarcated, and settlements of former disputes. The numbering of the items is our reading.
 */
export const bindingLines = (
  db: Db,
  actor: Reader,
  [sideA, sideB]: readonly [string, string],
): Promise<BindingLine[]> =>
  many(
    db,
    BindingLine,
    sql`with line as (
          select id, code, agreement, approval_document, status from boundary_line
           where side_a = ${sideA} and side_b = ${sideB} and upper_inf(valid))
        select item, kind, title, number, dated_on as "datedOn", line_id as "lineId", dispute_id as "disputeId"
          from (${agreements} union all ${documents} union all ${bareLines} union all ${settlements(actor, [sideA, sideB])}) b
         order by item, dated_on desc nulls last, title`,
  );

const agreements: Sql = sql`
  select 3 as item, 'agreement' as kind, a.title, a.number, a.signed_on as dated_on, l.id as line_id, null::uuid as dispute_id
    from boundary_agreement a join line l on l.id = a.line_id
   where not exists (select from boundary_agreement n where n.supersedes_id = a.id)`;

const documents: Sql = sql`
  select 1, c.kind, c.title, c.number, c.dated_on, l.id, null::uuid
    from boundary_document c join line l on l.id = c.line_id
   where c.kind in ('approval', 'map')`;

// A line taken over as demarcated, of which the register has only the title of its agreement.
const bareLines: Sql = sql`
  select 3, 'line', coalesce(l.agreement, l.code), l.approval_document, null::date, l.id, null::uuid
    from line l
   where l.status in ('demarcated', 'changed') and not exists (select from boundary_agreement a where a.line_id = l.id)`;

// Only of disputes in which the reader takes part: of others nobody learns that they were.
const settlements = (actor: Reader, [a, b]: readonly [string, string]): Sql => sql`
  select 2, 'settlement', s.title, s.number, s.settled_on, d.line_id, d.id
    from dispute_settlement s join dispute d on d.id = s.dispute_id
   where d.side_a = ${a} and d.side_b = ${b} and s.effective_on is not null and ${takesPart(actor)}`;
