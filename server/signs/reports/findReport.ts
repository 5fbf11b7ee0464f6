import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { type Db, maybeOne, one, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { OrderDeps } from '../orders/orderDeps.ts';
import { workRules } from '../orders/workRules.ts';
import { type ReportId, SignReportDetail } from './reportContract.ts';
import { REPORT_COLUMNS, REPORT_TABLES, waitOf } from './signReports.ts';

const Stored = SignReportDetail.omit({ dueOn: true, late: true, limit: true });

/** One report with the work it led to. Whether one may read it is asked before. @throws Problem not-found */
export async function findReport(
  db: Db,
  id: ReportId,
  { division, today }: { division: string; today: string },
): Promise<SignReportDetail> {
  const stored = await maybeOne(db, Stored, selectReport(id));
  if (!stored) throw new Problem('not-found', `No report ${id}`, { detailZh: '没有这条反馈。' });
  const { report_days: rule } = await workRules(db, stored.divisionCode ?? division, today);
  const { article, articleZh, verified } = rule;
  return { ...stored, ...waitOf(stored, rule, today), limit: { article, articleZh, verified } };
}

const ordersWhere = (condition: Sql): Sql => sql`
  coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'number', coalesce(o.number, ''), 'state', o.state,
      'defectCode', o.defect_code, 'text', o.text) order by o.number, o.id)
    from sign_order o where ${condition}), '[]')`;

const selectReport = (id: ReportId): Sql => sql`
  select ${REPORT_COLUMNS}, coalesce(r.contact, '') <> '' as "hasContact", r.answer, r.settled_at as "settledAt",
         r.settled_by as "settledBy",
         case when s.id is not null then jsonb_build_array(st_x(s.position), st_y(s.position)) end as position,
         ${ordersWhere(sql`o.id in (select x.order_id from sign_report_order x where x.report_id = r.id)`)} as orders,
         ${ordersWhere(sql`o.sign_id = s.id and o.state in ('open', 'assigned', 'done')`)} as mergeable
    from ${REPORT_TABLES}
   where r.id = ${id}`;

/** Who reported, for the handler, on record: nobody reads it without leaving a trace (TR art. 33). */
export function openContact(
  { db, now }: Pick<OrderDeps, 'db' | 'now'>,
  actor: Actor,
  id: ReportId,
): Promise<{ contact: string | null }> {
  return db.transaction(async (tx) => {
    const Contact = z.object({ contact: z.string().nullable() });
    const held = await one(tx, Contact, sql`select contact from sign_report where id = ${id}`);
    const subject = { subjectKind: 'sign-report', subjectId: id };
    await record(tx, { actor, action: 'signs.open-contact', ...subject, at: now() });
    return held;
  });
}
