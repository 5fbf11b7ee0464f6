import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import type { Reply } from '../../platform/contract.ts';
import { type Db, many, maybeOne, run, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { fieldFault } from '../markers/fieldFault.ts';
import type { MarkerDeps } from '../markers/markerDeps.ts';
import { DutyId, type DutyRecord, type DutyWithdrawal, OfficeDuty } from './inspectionContract.ts';
import { inspectionRules } from './inspectionRules.ts';
import type { InspectionsApi } from './inspectionsApiContract.ts';

type Deps = Pick<MarkerDeps, 'db' | 'now' | 'today'>;

/** What the year asks of the reader's office and of those right below it, and what they did of it. */
export async function yearlyDuties(
  db: Db,
  actor: Actor,
  today: string,
): Promise<Reply<typeof InspectionsApi.yearlyDuties>> {
  const year = Number(today.slice(0, 4));
  const { items: rules } = await inspectionRules(db, today);
  const offices = await many(db, OfficeDuty.extend({ ruleId: z.string() }), selectOffices(actor, year, today));
  const items = rules.flatMap(({ months: _, id, dueOn, ...rule }) => {
    const duty = DutyId.safeParse(id);
    return duty.success && dueOn !== null
      ? [{ ...rule, id: duty.data, dueOn, offices: offices.filter(({ ruleId }) => ruleId === id) }]
      : [];
  });
  return { year, items };
}

const selectOffices = (actor: Actor, year: number, today: string): Sql => sql`
  select r.id as "ruleId", o.name as office, o.id = ${actor.organisationId} as "isOwn", d.done_on as "doneOn", d.document,
         d.recorded_by as "recordedBy"
    from organisation o
   cross join (values ('plan'), ('summary')) as r (id)
    left join joint_inspection_duty d on d.organisation_id = o.id and d.rule_id = r.id and d.year = ${year}::int
   where o.id = ${actor.organisationId}
      or (o.kind = 'civil_affairs' and o.division_code in (
            select v.code from division v where v.parent_code = ${actor.divisionCode} and v.valid @> ${today}::date))
   order by o.id <> ${actor.organisationId}, o.division_code, o.code`;

/** Notes that the office sent its plan or summary up. @throws Problem invalid-input, conflict `recorded-already` */
export async function recordDuty({ db, now, today }: Deps, actor: Actor, body: DutyRecord) {
  if (body.doneOn > today())
    throw fieldFault('/doneOn', 'in-future', 'It cannot have been sent in the future', '报送日期不能晚于今天');
  await db.transaction(async (tx) => {
    const added = await run(
      tx,
      sql`insert into joint_inspection_duty (organisation_id, rule_id, year, done_on, document, recorded_by, recorded_at)
          values (${actor.organisationId}, ${body.ruleId}, ${body.year}, ${body.doneOn}::date, ${body.document},
                  ${actor.displayName}, ${now()}::timestamptz)
          on conflict do nothing`,
    );
    if (added === 0)
      throw new Problem('conflict', 'It is recorded already; withdraw that record first', {
        detailZh: '该年度已登记报送；登记有误的，请先撤销。',
        code: 'recorded-already',
      });
    await record(tx, { ...noteOf(actor, 'record', now()), after: body });
  });
  return yearlyDuties(db, actor, today());
}

const Recorded = z.object({ doneOn: z.string(), document: z.string() });

/** Takes back a mistaken record of the office's own; the audit record keeps both. @throws Problem not-found */
export async function withdrawDuty({ db, now, today }: Deps, actor: Actor, { ruleId, year, reason }: DutyWithdrawal) {
  await db.transaction(async (tx) => {
    const before = await maybeOne(
      tx,
      Recorded,
      sql`delete from joint_inspection_duty
           where organisation_id = ${actor.organisationId} and rule_id = ${ruleId} and year = ${year}
          returning done_on as "doneOn", document`,
    );
    if (!before) throw new Problem('not-found', 'Nothing is recorded', { detailZh: '没有这项登记。' });
    await record(tx, { ...noteOf(actor, 'withdraw', now()), before: { ruleId, year, ...before }, after: { reason } });
  });
  return yearlyDuties(db, actor, today());
}

const noteOf = (actor: Actor, act: 'record' | 'withdraw', at: string) => ({
  ...{ actor, action: `inspections.duty-${act}`, subjectKind: 'register', subjectId: 'joint-inspection-duty', at },
});
