import { z } from 'zod';
import { type Db, maybeOne, type Sql, sql } from '../../platform/db/sql.ts';
import { clockLight } from '../clockLight.ts';
import { deadline, unitsLeft } from '../deadline.ts';
import { ruleInForce } from '../ruleInForce.ts';
import { DutyLimit } from './dutyContract.ts';

/** The rows of `clock_rule` that limit what is no clock of a case. */
export type DutyRule = 'REPORT-INTAKE' | 'REPORT-ANSWER' | 'TASK';

const Length = z.object({
  length: z.number().int(),
  unit: z.enum(['working_day', 'day']),
  holidayEnd: z.enum(['keep', 'next_working_day']),
});

/**
 * The last day of a duty that begins on a day in a division, by the row in force; null where no row sets a length.
 * @param from YYYY-MM-DD in China standard time; not counted
 */
export async function dutyDue(tx: Db, rule: DutyRule, from: string, division: string): Promise<string | null> {
  const found = await maybeOne(
    tx,
    Length,
    sql`select length, unit, holiday_end as "holidayEnd"
          from (${ruleInForce(sql`${rule}`, sql`${from}::date`, sql`${division}`)}) r where length is not null`,
  );
  return found ? deadline(found, from) : null;
}

export const DutyRow = DutyLimit.omit({ left: true, light: true }).extend({
  yellowLeft: z.number().int(),
  redLeft: z.number().int(),
});

/** A duty as SQL: the row that limits it, where it lies, and the columns of its days. */
interface DutySql {
  rule: Sql;
  division: Sql;
  from: Sql;
  due: Sql;
}

/** A `DutyRow` as one JSON column; null where there is no last day. */
export const selectDuty = ({ rule, division, from, due }: DutySql): Sql => sql`
  (select jsonb_build_object('label', law.label, 'labelEn', law.label_en, 'startedOn', ${from}, 'dueOn', ${due}, 'unit', law.unit,
            'article', law.article, 'articleEn', law.article_en, 'note', law.note, 'noteEn', law.note_en, 'verified', law.verified,
            'yellowLeft', law.yellow_left, 'redLeft', law.red_left)
     from (${ruleInForce(rule, from, division)}) law where ${due} is not null)`;

/** How a duty that is still open stands on a day. */
export function dutyStanding(row: z.infer<typeof DutyRow> | null, today: string): DutyLimit | null {
  if (!row) return null;
  const { yellowLeft, redLeft, ...limit } = row;
  const { unit, dueOn } = limit;
  return {
    ...limit,
    left: unitsLeft(unit, dueOn, today),
    light: clockLight({ unit, dueOn, stoppedOn: null, pausedFrom: null, yellowLeft, redLeft }, today),
  };
}
