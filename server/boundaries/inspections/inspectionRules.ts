import { z } from 'zod';
import { type Db, many, sql } from '../../platform/db/sql.ts';
import { Defect, InspectionRule } from './inspectionContract.ts';
import type { Warnings } from './lightOf.ts';

const Stored = InspectionRule.omit({ dueOn: true }).extend({ monthDay: z.string().nullable() });

/** The rules in force on a day, those of the nation, and what may be found. `dueOn` lies in the year of the day. */
export async function inspectionRules(db: Db, today: string) {
  const rules = await many(
    db,
    Stored,
    sql`select id, months, month_day as "monthDay", article, article_zh as "articleZh", verified
          from joint_inspection_rule where valid @> ${today}::date and jurisdiction = '000000' order by id`,
  );
  const items = rules.map(({ monthDay, ...rule }) => ({
    ...rule,
    dueOn: monthDay === null ? null : `${today.slice(0, 4)}-${monthDay}`,
  }));
  return { items, defects: await listDefects(db) };
}

const listDefects = (db: Db): Promise<Defect[]> =>
  many(
    db,
    Defect,
    sql`select code, target, label_en as label, label_zh as "labelZh", action_en as action, action_zh as "actionZh",
               article_zh as "articleZh", verified
          from joint_inspection_defect order by sort`,
  );

/** Months of the cycle and of the warnings on a day. @throws Error where a row is missing */
export async function cycleInForce(db: Db, today: string): Promise<{ cycle: number; warnings: Warnings }> {
  const { items } = await inspectionRules(db, today);
  const months = (id: string): number => {
    const found = items.find((rule) => rule.id === id)?.months;
    if (!found) throw new Error(`No rule ${id} of joint inspections on ${today}`);
    return found;
  };
  const warnings = { first: months('warning-12'), second: months('warning-6'), third: months('warning-3') };
  return { cycle: months('cycle'), warnings };
}
