import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { type Db, many, maybeOne, type Sql, sql } from '../../platform/db/sql.ts';
import { DefectRule } from './orderContract.ts';

interface Asked {
  division: string;
  /** YYYY-MM-DD in China. */
  day: string;
}

/** The rule of a defect in a division on a day; undefined where none was in force. */
export const defectRule = (db: Db, asked: Asked & { code: string }): Promise<DefectRule | undefined> =>
  maybeOne(db, DefectRule, selectRules(asked, sql`and r.code = ${asked.code}`));

/** The rules of all defects, one for each. */
export const defectRules = (db: Db, asked: Asked): Promise<DefectRule[]> =>
  many(db, DefectRule, selectRules(asked, sql``));

/**
 * Of the rows in force one for each code: what the bureau adopted stands before what it did not, what covers the division before
 * a model of another province, the nearer before the wider. A row of the own province that does not cover the division is none.
 */
const selectRules = ({ division, day }: Asked, and: Sql): Sql => sql`
  select r.code, r.label_en as label, r.label_zh as "labelZh", r.days, r.unit, r.sign_status as "signStatus", r.article,
         r.article_zh as "articleZh", r.verified, r.adopted
    from (select distinct on (r.code) r.*
            from sign_defect_rule r
            cross join lateral (select ${coversDivision(division)} as covers) c
           where r.valid @> ${day}::date ${and} and (c.covers or left(r.jurisdiction, 2) <> ${division.slice(0, 2)})
           order by r.code, r.adopted desc, c.covers desc, length(rtrim(r.jurisdiction, '0')) desc, r.verified desc) r
   order by r.sort`;

/** Whether a rule row `r` is of the nation, or of a division that the given one lies in. */
const coversDivision = (division: string): Sql => sql`r.jurisdiction = any(${ancestorsOf(division)})`;

/** 640302001 → 000000, 640000, 640300, 640302, 640302001. */
export function ancestorsOf(division: string): string[] {
  const prefix = divisionPrefix(division);
  const cut = [2, 4, 6, 9, 12].filter((length) => length <= prefix.length).map((length) => prefix.slice(0, length));
  return ['000000', ...cut.map((part) => part.padEnd(6, '0'))];
}
