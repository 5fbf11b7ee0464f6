import { type Db, many, maybeOne, type Sql, sql } from '../../platform/db/sql.ts';
import { fieldProblem } from '../fieldProblem.ts';
import { LiabilityRule, MeasureRule, PenaltyLimit, type SupervisionLaw } from './lawContract.ts';

interface Where {
  /** The day whose law applies. */
  day: string;
  /** Code of the division; local rows win over national ones. */
  division: string;
}

/** The rows of the law in force on a day for a division, in the order of the law. */
export async function supervisionLaw(db: Db, where: Where): Promise<SupervisionLaw> {
  return {
    liabilities: await many(db, LiabilityRule, selectLiabilities(where)),
    measures: await many(db, MeasureRule, selectMeasures(where.day)),
    limits: await penaltyLimits(db, where.day),
  };
}

/** The row of a breach. @throws Problem invalid-input for a code that is not in force */
export async function liabilityRule(db: Db, code: string, where: Where): Promise<LiabilityRule> {
  const rows = await many(db, LiabilityRule, selectLiabilities(where));
  const found = rows.find((row) => row.code === code);
  if (found) return found;
  throw fieldProblem(
    '/liability',
    'no-liability',
    `No such breach in force on ${where.day}`,
    '没有这一违法行为的现行规定',
  );
}

/** The row of a measure. @throws Problem invalid-input for a code that is not in force */
export async function measureRule(db: Db, code: string, day: string): Promise<MeasureRule> {
  const found = await maybeOne(db, MeasureRule, sql`select * from (${selectMeasures(day)}) m where code = ${code}`);
  if (found) return found;
  throw fieldProblem('/kind', 'no-measure', `No such measure in force on ${day}`, '没有这一监督措施');
}

export const penaltyLimits = (db: Db, day: string): Promise<PenaltyLimit[]> =>
  many(
    db,
    PenaltyLimit,
    sql`select code, text_zh as "textZh", text_en as "textEn", length, unit, ${BASIS}
          from penalty_limit where valid @> ${day}::date order by position`,
  );

const BASIS = sql`source_zh as "sourceZh", source_en as "sourceEn", article_zh as "articleZh",
  article_en as "articleEn", verified`;

const selectLiabilities = ({ day, division }: Where): Sql => sql`
  select code, "actZh", "actEn", "consequenceZh", "consequenceEn", "authorityZh", "authorityEn", organs, measures, reportable,
         "fineMin", "fineMax", "fineOn", "fineWhen", "noteZh", "noteEn", "sourceZh", "sourceEn", "articleZh", "articleEn", verified
    from (select distinct on (code) code, position, act_zh as "actZh", act_en as "actEn", consequence_zh as "consequenceZh",
                 consequence_en as "consequenceEn", authority_zh as "authorityZh", authority_en as "authorityEn", organs,
                 measures, reportable, fine_min as "fineMin", fine_max as "fineMax", fine_on as "fineOn",
                 fine_when as "fineWhen", note_zh as "noteZh", note_en as "noteEn", ${BASIS}
            from liability_rule
           where valid @> ${day}::date and (jurisdiction = 'CN' or starts_with(${division}, jurisdiction))
           order by code, jurisdiction <> 'CN' desc, length(jurisdiction) desc) r
   order by position`;

const selectMeasures = (day: string): Sql => sql`
  select code, label_zh as "labelZh", label_en as "labelEn", has_due as "hasDue", is_bound as "isBound",
         after_failed_order as "afterFailedOrder", ${BASIS}
    from measure_rule where valid @> ${day}::date order by position`;
