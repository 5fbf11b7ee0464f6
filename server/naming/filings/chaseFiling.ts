import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { Day } from '../../platform/contract.ts';
import { type Db, maybeOne, one, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { chinaDay } from '../deadline.ts';
import type { DocumentDeps } from '../documents/documentDeps.ts';
import { fieldProblem } from '../fieldProblem.ts';
import { type Chase, type ChaseKind, ChaseRecord } from './chaseContract.ts';
import { type ChasePaper, type IssuedChase, issueChasePaper } from './chasePaper.ts';

const Late = z.object({
  source: z.enum(['filing', 'case']),
  receiverOrgId: z.string().nullable(),
  filer: z.string(),
  isOpen: z.boolean(),
  dueOn: Day,
  lateStep: z.enum(['deadline', 'report_up']),
  reminders: z.number(),
  above: z.string().nullable(),
});
export type Late = z.infer<typeof Late>;

/**
 * What may be done about a filing that is late (TR art. 35, TR-FA): a reminder first; then the next-higher toponym
 * authority sets a lower one a deadline, or reports another department to the authority one level up.
 */
export function chasesOf(late: Pick<Late, 'isOpen' | 'dueOn' | 'lateStep' | 'reminders'>, today: string): ChaseKind[] {
  if (!late.isOpen || today <= late.dueOn) return [];
  return late.reminders > 0 ? ['remind', late.lateStep] : ['remind'];
}

/**
 * A reminder, a deadline or a report, with its document issued in the same transaction, for a filing from outside or a case
 * of this register.
 * @throws Problem not-allowed, conflict `not-late`, `wrong-step`, `no-series`, `counted-series`, invalid-input
 */
export async function chaseFiling(
  deps: DocumentDeps,
  actor: Actor,
  { id, body }: { id: string; body: Chase },
): Promise<z.infer<typeof ChaseRecord>> {
  const now = deps.now();
  const today = chinaDay(now);
  return deps.db.transaction(async (tx) => {
    const late = await lockLate(tx, id);
    requireMayChase(late, actor, { kind: body.kind, today });
    if (body.deadlineOn !== undefined && body.deadlineOn <= today)
      throw fieldProblem('/deadlineOn', 'past-day', `The deadline must lie after ${today}`, '最后期限须晚于今天');
    const addressee = addresseeOf(late, body.kind);
    const paper = { id, chaseId: randomUUID(), source: late.source, addressee, body };
    const issued = await issueChasePaper(tx, deps, paper, { actor, now });
    const chase = await one(tx, ChaseRecord, insertChase(paper, issued, { actor, now }));
    await record(tx, {
      actor,
      action: `filings.${body.kind === 'report_up' ? 'report-up' : body.kind}`,
      subjectKind: late.source === 'case' ? 'naming-case' : 'filing',
      subjectId: id,
      after: {
        documentNo: chase.documentNo,
        document: chase.documentId,
        addressee,
        deadlineOn: body.deadlineOn ?? null,
      },
      at: now,
    });
    return chase;
  });
}

async function lockLate(tx: Db, id: string): Promise<Late> {
  await maybeOne(tx, z.object({ id: z.string() }), sql`select id from inbound_filing where id = ${id} for update`);
  const late = await maybeOne(tx, Late, selectLate(id));
  if (late) return late;
  throw new Problem('conflict', 'This case is not approved, so nothing is to be filed', {
    detailZh: '该办件尚未批准，没有备案义务。',
    code: 'not-late',
  });
}

function requireMayChase(late: Late, actor: Actor, { kind, today }: { kind: ChaseKind; today: string }): void {
  if (late.receiverOrgId !== actor.organisationId)
    throw new Problem('not-allowed', 'Only who receives the filing chases it', {
      detailZh: '只有接收备案的机关可以催报。',
    });
  const may = chasesOf(late, today);
  if (may.includes(kind)) return;
  if (may.length === 0)
    throw new Problem('conflict', `It is filed, or not late: due on ${late.dueOn}`, {
      detailZh: `已报送，或尚未逾期（期限至 ${late.dueOn}）。`,
      code: 'not-late',
    });
  throw new Problem('conflict', `First remind, then ${late.lateStep}`, {
    detailZh: `请先提醒报送；仍未报送的，${NEXT_ZH[late.lateStep]}。`,
    code: 'wrong-step',
  });
}

const NEXT_ZH = { deadline: '限期报送', report_up: '向上一级地名行政主管部门报告' } as const;

// Where the higher authority has no account here it is named by its office.
const addresseeOf = (late: Late, kind: ChaseKind): string =>
  kind === 'report_up' ? (late.above ?? '上一级地名行政主管部门') : late.filer;

const insertChase = (
  { id, chaseId, source, addressee, body }: ChasePaper,
  { documentNo, documentId }: IssuedChase,
  { actor, now }: { actor: Actor; now: string },
): Sql => sql`
  insert into filing_chase (id, filing_id, case_id, kind, document_no, document_id, text, deadline_on, addressee, actor,
    organisation, at)
  values (${chaseId}, ${source === 'filing' ? id : null}, ${source === 'case' ? id : null}, ${body.kind}, ${documentNo},
          ${documentId}, ${body.text}, ${body.deadlineOn ?? null}, ${addressee}, ${actor.displayName},
          ${actor.organisationName}, ${now})
  returning ${chaseColumns}`;

export const chaseColumns: Sql = sql`
  id, kind, document_no as "documentNo", document_id as "documentId", text, deadline_on as "deadlineOn", addressee, actor, organisation, at`;

// The toponym authority one level above the receiver.
const above = (receiver: Sql): Sql => sql`
  (select u.name from organisation r join organisation u on u.kind = 'civil_affairs'
      and u.division_code = case when r.division_code like '%00' then rpad(left(r.division_code, 2), 6, '0')
                                 else rpad(left(r.division_code, 4), 6, '0') end
    where r.id = ${receiver} and u.id <> r.id order by u.code limit 1)`;

const selectLate = (id: string): Sql => sql`
  select 'filing' as source, f.receiver_org_id as "receiverOrgId", f.filer, f.state in ('awaited', 'returned') as "isOpen",
         f.due_on as "dueOn", f.late_step as "lateStep", ${above(sql`f.receiver_org_id`)} as above,
         (select count(*)::int from filing_chase h where h.filing_id = f.id and h.kind = 'remind') as reminders
    from inbound_filing f where f.id = ${id}
  union all
  select 'case', c.receiver_org_id, o.name, c.state = 'approved' or coalesce(k.status = 'returned', false), l.due_on,
         case when c.variant = 'housing' then 'report_up' else 'deadline' end, ${above(sql`c.receiver_org_id`)},
         (select count(*)::int from filing_chase h where h.case_id = c.id and h.kind = 'remind')
    from naming_case c
    join organisation o on o.id = c.handler_org_id
    join lateral (select max(due_on) as due_on from clock where case_id = c.id and purpose = 'filing') l on l.due_on is not null
    left join filing k on k.case_id = c.id
   where c.id = ${id} and c.receiver_org_id is not null`;
