import { z } from 'zod';
import { record, SYSTEM } from '../../audit/record.ts';
import { Day } from '../../platform/contract.ts';
import { type Db, many, run, type Sql, sql } from '../../platform/db/sql.ts';
import { deadline } from '../deadline.ts';
import type { NamingDeps } from '../namingDeps.ts';
import { lastAnnouncedYear } from './workingCalendar.ts';

const Running = z.object({
  id: z.string(),
  caseId: z.string(),
  rule: z.string(),
  length: z.number(),
  unit: z.enum(['working_day', 'day']),
  holidayEnd: z.enum(['keep', 'next_working_day']),
  startedOn: Day,
  dueOn: Day,
  pauses: z.object({ fromOn: Day, toOn: Day.nullable() }).array(),
});

/** Counts the last days of a case's running clocks again, with its pauses and extensions. */
export const recountCase = (tx: Db, caseId: string): Promise<Moved[]> =>
  recount(tx, sql`k.case_id = ${caseId} and k.stopped_on is null`);

/**
 * Clocks that run into a year whose holidays have been published since: their last days were counted by weekends alone.
 * Answers how many moved.
 */
export async function recountAnnounced({ db, now }: Pick<NamingDeps, 'db' | 'now'>): Promise<number> {
  const from = `${lastAnnouncedYear()}-01-01`;
  return db.transaction(async (tx) => {
    const moved = await recount(tx, sql`k.stopped_on is null and k.due_on >= ${from}::date`);
    for (const { caseId, ...change } of moved) {
      await record(tx, {
        actor: SYSTEM,
        action: 'naming.recountClock',
        subjectKind: 'naming-case',
        subjectId: caseId,
        after: change,
        at: now(),
      });
    }
    return moved.length;
  });
}

interface Moved {
  caseId: string;
  rule: string;
  was: string;
  dueOn: string;
}

async function recount(tx: Db, where: Sql): Promise<Moved[]> {
  const clocks = await many(tx, Running, selectRunning(where));
  const moved: Moved[] = [];
  for (const { id, caseId, rule, startedOn, dueOn: was, pauses, ...length } of clocks) {
    const dueOn = deadline(length, startedOn, pauses);
    if (dueOn === was) continue;
    await run(tx, sql`update clock set due_on = ${dueOn} where id = ${id}`);
    moved.push({ caseId, rule, was, dueOn });
  }
  return moved;
}

const selectRunning = (where: Sql): Sql => sql`
  select k.id, k.case_id as "caseId", k.rule_id as rule, k.length + k.extended_by as length, k.unit,
         k.holiday_end as "holidayEnd", k.started_on as "startedOn", k.due_on as "dueOn",
         (select coalesce(jsonb_agg(jsonb_build_object('fromOn', p.from_on, 'toOn', p.to_on)), '[]')
            from clock_pause p where p.clock_id = k.id) as pauses
    from clock k where ${where} order by k.id`;
