import { type Sql, sql } from '../platform/db/sql.ts';

/** The receiver of a filing in words, with the divisions above a place put in for `{province}` and `{prefecture}` of the law's row. */
export const receiverOf = (words: Sql, divisionCode: Sql): Sql => sql`
  replace(replace(${words}, '{province}', ${nameAbove(divisionCode, 2)}), '{prefecture}', ${nameAbove(divisionCode, 4)})`;

const nameAbove = (divisionCode: Sql, digits: number): Sql => sql`
  coalesce((select name from division where code = rpad(left(${divisionCode}, ${digits}::int), 6, '0') and upper_inf(valid)), '')`;
