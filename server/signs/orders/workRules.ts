import { z } from 'zod';
import { type Db, many, sql } from '../../platform/db/sql.ts';
import { ancestorsOf } from './defectRule.ts';

const Code = z.enum(['other_checker', 'after_photo', 'report_days', 'old_years']);
const Row = z.object({
  code: Code,
  amount: z.number().int(),
  unit: z.enum(['yes', 'count', 'day', 'working_day', 'year']),
  label: z.string(),
  labelZh: z.string(),
  article: z.string(),
  articleZh: z.string(),
  verified: z.boolean(),
});
type WorkRule = z.infer<typeof Row>;

/** What the office keeps to in a division on a day (`sign_work_rule`): the nearest adopted row of each code. */
export async function workRules(
  db: Db,
  division: string,
  day: string,
): Promise<Record<z.infer<typeof Code>, WorkRule>> {
  const rows = await many(
    db,
    Row,
    sql`select distinct on (code) code, amount, unit, label_en as label, label_zh as "labelZh", article, article_zh as "articleZh",
               verified
          from sign_work_rule
         where adopted and valid @> ${day}::date and jurisdiction = any(${ancestorsOf(division)})
         order by code, length(rtrim(jurisdiction, '0')) desc`,
  );
  return z.record(Code, Row).parse(Object.fromEntries(rows.map((row) => [row.code, row])));
}
