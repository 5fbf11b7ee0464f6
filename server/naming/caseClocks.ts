import { z } from 'zod';
import { Day } from '../platform/contract.ts';
import { type Db, many, sql } from '../platform/db/sql.ts';
import { CaseClock } from './clockContract.ts';
import { clockLight } from './clockLight.ts';
import { unitsLeft } from './deadline.ts';
import { isUnannounced } from './timeLimits/workingCalendar.ts';

const Row = CaseClock.omit({ light: true, left: true, provisional: true }).extend({
  yellowLeft: z.number(),
  redLeft: z.number(),
  pausedFrom: Day.nullable(),
});

/** The clocks of a case, running ones first, each with its pauses, its light and the units left today. */
export async function caseClocks(db: Db, caseId: string, today: string): Promise<z.infer<typeof CaseClock>[]> {
  const rows = await many(db, Row, selectClocks(caseId));
  return rows.map((row) => CaseClock.parse({ ...row, ...standing(row, today) }));
}

function standing(row: z.infer<typeof Row>, today: string) {
  const { unit, dueOn, stoppedOn, holidayEnd } = row;
  // While it is paused no unit is used up.
  const until = row.pausedFrom ?? today;
  return {
    light: clockLight(row, today),
    left: stoppedOn === null ? unitsLeft(unit, dueOn, until) : null,
    provisional: stoppedOn === null && isUnannounced(dueOn) && (unit === 'working_day' || holidayEnd !== 'keep'),
  };
}

const selectClocks = (caseId: string) => sql`
  select k.rule_id as rule, k.purpose, k.label, k.label_en as "labelEn", k.length, k.unit, k.started_on as "startedOn",
         k.due_on as "dueOn", k.stopped_on as "stoppedOn", k.extended_by as "extendedBy", k.extension,
         k.holiday_end as "holidayEnd", k.yellow_left as "yellowLeft", k.red_left as "redLeft", k.article,
         coalesce(nullif(k.article_en, ''), k.article) as "articleEn", k.note, k.note_en as "noteEn", k.verified,
         p.pauses, p.paused_from as "pausedFrom"
    from clock k
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('fromOn', p.from_on, 'toOn', p.to_on, 'reasonCode', s.reason_code)
                                order by p.from_on, p.suspension_id), '[]') as pauses,
             min(p.from_on) filter (where p.to_on is null) as paused_from
        from clock_pause p join case_suspension s on s.id = p.suspension_id where p.clock_id = k.id) p
   where k.case_id = ${caseId} order by k.stopped_on is not null, k.due_on, k.rule_id, k.id`;
