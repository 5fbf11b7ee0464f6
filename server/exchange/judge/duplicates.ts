import { z } from 'zod';
import { type Db, many, type Sql, sql } from '../../platform/db/sql.ts';
import type { JudgedRun } from '../imports/importSteps.ts';
import { counts } from './rowSql.ts';
import { tell } from './tell.ts';

/**
 * Rows with a code that an earlier row of the file has: a repeat says the same again and can be skipped, anything else is a
 * conflict in which no row can be preferred.
 */
export async function judgeDuplicates(tx: Db, judged: JudgedRun): Promise<void> {
  const found = await many(tx, z.object({ first: z.number() }), sql`${repeatedCodes(judged)} limit 1`);
  if (found.length === 0) return;
  const facts = sql`jsonb_build_object('code', p.code, 'other', p.other, 'name', p.name, 'otherName', p."otherName")`;
  await tell(
    tx,
    judged,
    'repeated-row',
    sql`select p.number, ${facts} as facts from (${pairs(judged)}) p where p.same`,
  );
  await tell(
    tx,
    judged,
    'duplicate-code',
    sql`select p.number, ${facts} as facts from (${pairs(judged)}) p where not p.same`,
  );
}

const pairs = (judged: JudgedRun): Sql => sql`
  select r.number, r.code, coalesce(r.name, '–') as name, f.number as other, coalesce(f.name, '–') as "otherName",
         r.name is not distinct from f.name and st_asbinary(r.geom) is not distinct from st_asbinary(f.geom) as same
    from (${repeatedCodes(judged)}) t
    join import_row f on f.run_id = ${judged.id}::uuid and f.number = t.first
    join import_row r on r.code = t.code and r.number <> t.first and ${counts(judged)} ${withinLine(judged)}`;

const repeatedCodes = (judged: JudgedRun): Sql => sql`
  select code, min(number) as first from import_row r
   where ${counts(judged)} and r.code is not null ${withinLine(judged)}
   group by code having count(*) > 1`;

/** Numbers of markers are only unique on their line; without one they are compared by position alone, later. */
const withinLine = ({ kind }: JudgedRun): Sql =>
  kind === 'markers' ? sql`and r.fields ->> 'line_code' is null` : sql``;
