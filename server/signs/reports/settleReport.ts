import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { withinDivision } from '../../accounts/withinDivision.ts';
import { type AuditActor, record } from '../../audit/record.ts';
import { fieldFault } from '../../boundaries/markers/fieldFault.ts';
import { type Db, maybeOne, run, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { Moment } from '../orders/actOnOrder.ts';
import { openOrder } from '../orders/openOrder.ts';
import type { OrderDeps } from '../orders/orderDeps.ts';
import { findReport } from './findReport.ts';
import type { ReportId, SettleReport, SignReportDetail } from './reportContract.ts';

const Held = z.object({
  version: z.number().int(),
  open: z.boolean(),
  signId: z.string().nullable(),
  placeId: z.uuid().nullable(),
  division: z.string().nullable(),
});
type Held = z.infer<typeof Held>;
interface Asked {
  id: ReportId;
  version: number;
  outcome: SettleReport;
}

/** Settles a report. @throws Problem not-found, stale-version, wrong-state where it is settled, invalid-input */
export function settleReport(
  { db, now, today }: Pick<OrderDeps, 'db' | 'now' | 'today'>,
  actor: Actor,
  asked: Asked,
): Promise<SignReportDetail> {
  const moment = { actor, now: now(), today: today() };
  return db.transaction(async (tx) => {
    await settleReportIn(tx, moment, asked);
    return findReport(tx, asked.id, { division: actor.divisionCode, today: moment.today });
  });
}

/** Work is opened or joined, or the report ends with an answer or a reason. */
async function settleReportIn(tx: Db, moment: Moment, { id, version, outcome: given }: Asked): Promise<void> {
  const held = await lockReport(tx, id, version);
  const { actor, now } = moment;
  const orders = await ordersFor(tx, moment, { id, held, given });
  const answer = given.outcome === 'answered' || given.outcome === 'closed' ? given.answer : null;
  await noteSettled(tx, { id, outcome: given.outcome, answer, orders, by: actor, at: now });
  const subject = { subjectKind: 'sign-report', subjectId: id };
  await record(tx, {
    ...{ actor, action: 'signs.settle-report', ...subject, at: now },
    after: { outcome: given.outcome, orders, ...(answer === null ? {} : { answer }) },
  });
}

interface Settled {
  id: string;
  outcome: SettleReport['outcome'];
  answer: string | null;
  /** Ids of the orders it led to. */
  orders: readonly string[];
  by: AuditActor;
  at: string;
}

/** Ends a report that the caller holds, also where a phone hands in what was found; the caller writes the audit. */
export async function noteSettled(tx: Db, { id, outcome, answer, orders, by, at }: Settled): Promise<void> {
  await run(
    tx,
    sql`update sign_report
           set open = false, outcome = ${outcome}, answer = ${answer}, settled_at = ${at}::timestamptz, version = version + 1,
               settled_by = coalesce((select display_name from account where id = ${by.id}::uuid), ${by.username})
         where id = ${id}`,
  );
  if (orders.length === 0) return;
  await run(
    tx,
    sql`insert into sign_report_order (report_id, order_id) select ${id}, unnest(${[...orders]}::uuid[]) on conflict do nothing`,
  );
}

async function lockReport(tx: Db, id: ReportId, version: number): Promise<Held> {
  const held = await maybeOne(tx, Held, lockRow(id));
  if (!held) throw new Problem('not-found', `No report ${id}`, { detailZh: '没有这条反馈。' });
  if (held.version !== version)
    throw new Problem('stale-version', `It is at version ${held.version}, you read version ${version}`, {
      detailZh: '该反馈已被他人处理，请刷新后再试。',
      current: held.version,
    });
  if (held.open) return held;
  throw new Problem('wrong-state', 'The report was settled before', { detailZh: '该反馈已经处理完毕。' });
}

const lockRow = (id: ReportId): Sql => sql`
  select r.version, r.open, s.id as "signId", s.place_id as "placeId", s.division_code as division
    from sign_report r left join sign s on s.id = r.sign_id where r.id = ${id} for update of r`;

interface Case {
  id: ReportId;
  held: Held;
  given: SettleReport;
}

/** Ids of the orders that a report opened or joined. */
async function ordersFor(tx: Db, { actor, now }: Moment, { id, held, given }: Case): Promise<string[]> {
  if (given.outcome === 'merged') return [await mergeable(tx, held, given.orderId)];
  if (given.outcome !== 'confirmed') return [];
  const ids: string[] = [];
  const ground = groundOf(held, given, actor);
  for (const defectCode of new Set(given.defects)) {
    const order = { ...ground, source: 'report', sourceId: id, defectCode, text: given.text } as const;
    ids.push(await openOrder(tx, actor, order, now));
  }
  return ids;
}

function groundOf(
  { signId, placeId, division }: Held,
  given: Extract<SettleReport, { outcome: 'confirmed' }>,
  actor: Actor,
) {
  if (signId !== null && division !== null) return { signId, placeId, divisionCode: division, position: null };
  if (given.division === undefined || !withinDivision(actor, given.division))
    throw fieldFault(
      '/division',
      'required',
      'No register knows the sign: name a division of yours',
      '该编号不在册，请指定本单位辖区内的行政区',
    );
  if (given.position === null)
    throw fieldFault(
      '/position',
      'required',
      'No register knows the sign: say where it is',
      '该编号不在册，请给出位置',
    );
  return { signId: null, placeId: null, divisionCode: given.division, position: given.position };
}

async function mergeable(tx: Db, { signId }: Held, orderId: string): Promise<string> {
  const Id = z.object({ id: z.uuid() });
  const found = await maybeOne(
    tx,
    Id,
    sql`select id from sign_order where id = ${orderId} and sign_id = ${signId} and state in ('open', 'assigned', 'done') for share`,
  );
  if (found) return found.id;
  throw fieldFault('/orderId', 'not-open', 'No unfinished order of this sign', '该标志没有这个未办结的工单');
}
