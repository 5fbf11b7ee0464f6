import { z } from 'zod';
import { type Db, many, maybeOne, type Sql, sql } from '../../platform/db/sql.ts';
import type { JudgedRun } from '../imports/importSteps.ts';
import type { JudgeCode } from './judgeWords.ts';
import { counts, inForce, sameName, UNIT } from './rowSql.ts';
import { tell } from './tell.ts';

/** Under whom the rows of a list say that they stand, against their own codes and the register: one reason a row. */
export async function judgeParents(tx: Db, judged: JudgedRun): Promise<void> {
  const main = await mainCounty(tx, judged);
  if (main !== undefined)
    for (const code of await reasonsFound(tx, judged, main))
      await tell(
        tx,
        judged,
        code,
        sql`select p.number, p.facts from (${withParents(judged, main)}) p where p.reason = ${code}`,
      );
  await tell(
    tx,
    judged,
    'parent-name-unlike',
    sql`select r.number, jsonb_build_object('unit', ${UNIT}, 'parentName', d.name, 'given', r.fields ->> 'parent_name') as facts
          from import_row r join division d on d.code = ${byCode} and ${inForce(judged)}
         where ${counts(judged)} and not r.fields ? 'parent_code' and r.fields ? 'parent_name'
           and not ${sameName(sql`r.fields ->> 'parent_name'`, sql`d.name`)}`,
  );
}

const REASONS = [
  'own-parent',
  'parent-unknown',
  'parent-wrong-level',
  'parent-elsewhere',
  'code-elsewhere',
  'parent-name-differs',
  'parent-not-of-code',
] as const satisfies readonly JudgeCode[];

/** A large file is gone through once for all reasons, and again only for those that it has. */
async function reasonsFound(tx: Db, judged: JudgedRun, main: string) {
  const reasons = sql`select distinct p.reason from (${withParents(judged, main)}) p where p.reason is not null`;
  const found = await many(tx, z.object({ reason: z.enum(REASONS) }), reasons);
  return REASONS.filter((code) => found.some(({ reason }) => reason === code));
}

/** The code of the unit above, as the code of row `r` says. */
const byCode = sql`case length(r.code) when 12 then left(r.code, 9) when 9 then left(r.code, 6) else left(r.code, 4) || '00' end`;

/** The county of most rows: whoever stands elsewhere is the one to be doubted. Undefined where no row names a parent. */
async function mainCounty(tx: Db, judged: JudgedRun): Promise<string | undefined> {
  const found = await maybeOne(
    tx,
    z.object({ county: z.string() }),
    sql`select left(r.code, 6) as county from import_row r where ${counts(judged)} and r.code is not null and r.fields ? 'parent_code'
         group by 1 order by count(*) desc, 1 limit 1`,
  );
  return found?.county;
}

const withParents = (judged: JudgedRun, main: string): Sql => sql`
  select r.number, jsonb_build_object('unit', ${UNIT}, 'parent', concat_ws(' ', r.parent, d.name), 'parentName', d.name,
           'given', r.fields ->> 'parent_name', 'byCode', ${byCode}, 'county', ${countyName(sql`r.code`, judged)},
           'parentCounty', ${countyName(sql`r.parent`, judged)}) as facts,
         case when r.parent = r.code then 'own-parent'
              when d.row_id is null and t.number is null then case when not ${asOnRecord(judged)} then 'parent-unknown' end
              when length(r.parent) <> length(${byCode}) then 'parent-wrong-level'
              when length(r.code) > 6 and left(r.parent, 6) <> left(r.code, 6) then
                case when left(r.code, 6) = ${main} then 'parent-elsewhere' else 'code-elsewhere' end
              when d.row_id is not null and r.fields ? 'parent_name'
                   and not ${sameName(sql`r.fields ->> 'parent_name'`, sql`d.name`)} then 'parent-name-differs'
              when r.parent <> ${byCode} then 'parent-not-of-code' end as reason
    from (select r.*, r.fields ->> 'parent_code' as parent from import_row r
           where ${counts(judged)} and r.code is not null and r.fields ? 'parent_code') r
    left join division d on d.code = r.parent and ${inForce(judged)}
    left join lateral (select t.number from import_row t where t.run_id = r.run_id and t.code = r.parent limit 1) t on true`;

/** The register has the unit under the very parent: of an office's list, the parent itself may be beyond the register. */
const asOnRecord = (judged: JudgedRun): Sql =>
  sql`exists (select 1 from division d where d.code = r.code and d.parent_code = r.fields ->> 'parent_code' and ${inForce(judged)})`;

const countyName = (code: Sql, judged: JudgedRun): Sql =>
  sql`coalesce((select d.name from division d where d.code = left(${code}, 6) and ${inForce(judged)} limit 1), left(${code}, 6))`;
